"""What people are told is worded in the language of the reader, not of whoever did it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.utils import timezone, translation

from accounts.models import Announcement, Event
from accounts.services.following import follow
from accounts.services.notices import announce, notify
from accounts.tasks import announce as go_through
from accounts.telling.said import amount_of, day_of, joined, paragraphs, said
from tests import builders

pytestmark = pytest.mark.django_db
# A sentence that Django itself brings along in every language.
IN_ENGLISH = "“%(pk)s” is not a valid value."
IN_GERMAN = "„Lamp“ ist kein gültiger Wert."


def test_each_reader_is_told_in_their_own_language() -> None:
    ada, ben = builders.user("ada", language="de"), builders.user("ben")
    with translation.override("fr"):
        notify(
            recipients=[ada, ben],
            event=Event.REMIXED,
            subject=said(IN_ENGLISH) % {"pk": "Lamp"},
            body=said(IN_ENGLISH) % {"pk": said(IN_ENGLISH) % {"pk": "Lamp"}},
            url="/",
            target=ada,
            key="one",
        )
    assert ada.notices.get().subject == IN_GERMAN
    assert ada.notices.get().body == f"„{IN_GERMAN}“ ist kein gültiger Wert."
    assert ben.notices.get().subject == "“Lamp” is not a valid value."


def test_whoever_follows_is_told_in_theirs_when_a_worker_gets_to_them() -> None:
    ada, cleo = builders.user("ada", language="de"), builders.user("cleo")
    follow(user=ada, target=cleo)
    work = builders.work("cleo").contribution
    with translation.override("fr"):
        announce(
            followed=cleo,
            event=Event.PUBLISHED,
            actor=cleo.person,
            subject=said(IN_ENGLISH) % {"pk": "Lamp"},
            url="/",
            target=work,
            key="two",
        )
    go_through(Announcement.objects.get().pk)
    assert ada.notices.get().subject == IN_GERMAN


def test_sentences_and_somebodys_own_words_are_put_together_for_each_reader() -> None:
    ada, ben = builders.user("ada", language="de"), builders.user("ben")
    with translation.override("fr"):
        notify(
            recipients=[ada, ben],
            event=Event.REMIXED,
            subject=joined(" / ", said(IN_ENGLISH) % {"pk": "Lamp"}, "100% ours"),
            body=paragraphs(said(IN_ENGLISH) % {"pk": "Lamp"}, "", "100% %(pk)s mine."),
            url="/",
            target=ada,
            key="three",
        )
    assert ada.notices.get().subject == f"{IN_GERMAN} / 100% ours"
    assert ada.notices.get().body == f"{IN_GERMAN}\n\n100% %(pk)s mine."
    assert ben.notices.get().body == "“Lamp” is not a valid value.\n\n100% %(pk)s mine."
    assert paragraphs("", "") == ""


LATE = datetime(2026, 3, 31, 22, 30, tzinfo=UTC)


def test_days_and_amounts_are_written_as_each_reader_chose() -> None:
    ada = builders.user("ada", language="de", time_zone="Europe/Berlin")
    ben = builders.user("ben", numbers="space")
    words = {"pk": joined(", ", day_of(LATE), amount_of(123_456, "EUR"))}
    with translation.override("fr"), timezone.override("Asia/Tokyo"):
        notify(
            recipients=[ada, ben],
            event=Event.REMIXED,
            subject="News",
            body=said(IN_ENGLISH) % words,
            url="/",
            target=ada,
            key="four",
        )
    assert ada.notices.get().body == "„1. April 2026, 1.234,56\xa0€“ ist kein gültiger Wert."
    assert ben.notices.get().body == "“31 March 2026, €1\u202f234,56” is not a valid value."


def test_days_and_amounts_are_written_so_for_who_follows() -> None:
    ada, cleo = (
        builders.user("ada", language="de", time_zone="Europe/Berlin"),
        builders.user("cleo"),
    )
    follow(user=ada, target=cleo)
    for number, value in enumerate((day_of(LATE), amount_of(123_456, "EUR"))):
        announce(
            followed=cleo,
            event=Event.PUBLISHED,
            actor=cleo.person,
            subject=said(IN_ENGLISH) % {"pk": value},
            url="/",
            target=builders.work("cleo").contribution,
            key=f"five-{number}",
        )
    for row in Announcement.objects.order_by("pk"):
        go_through(row.pk)
    told = list(ada.notices.order_by("pk").values_list("subject", flat=True))
    assert told[0] == "„1. April 2026“ ist kein gültiger Wert."
    assert told[1] == "„1.234,56 €“ ist kein gültiger Wert."
