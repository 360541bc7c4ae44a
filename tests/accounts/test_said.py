"""What people are told is worded in the language of the reader, not of whoever did it."""

from __future__ import annotations

import pytest
from django.utils import translation

from accounts.models import Announcement, Event
from accounts.services.following import follow
from accounts.services.notices import announce, notify
from accounts.tasks import announce as go_through
from accounts.telling.said import said
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
