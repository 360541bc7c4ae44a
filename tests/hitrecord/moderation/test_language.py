"""Whoever staff decided about reads all of it in their own language, and days by their own clock;
only the words that somebody wrote stay as they are."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone, translation

from accounts.models import Event, Notice, User
from contributions.models import Decision, Measure
from contributions.services.removing import remove
from tests import builders
from tests.contributions.disputing import moderator
from tests.hitrecord.moderation.acting import decided, remark, reported, subject

pytestmark = pytest.mark.django_db


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def eva() -> User:
    return builders.user("eva", language="de", time_zone="Europe/Berlin")


def test_a_decision_is_told_in_the_language_of_whom_it_is_about(eva: User) -> None:
    case = reported(subject("comment", remark("eva").pk))
    year = timezone.now().year + 1
    until = datetime(year, 3, 31, 22, 30, tzinfo=UTC)
    with translation.override("en"):
        decided(case, removes=True, measure=Measure.LIMIT, account=eva, until=until)
    told = Notice.objects.get(recipient=eva, event=Event.MODERATED).body.split("\n\n")
    assert told[0] == "Es wurde entfernt. Nennung und Fäden bleiben."
    assert told[1].startswith(f"Bis 1. April {year} kannst du dich umsehen")
    assert told[2] == "It attacks Ben and not his work."
    assert told[3].startswith("Du kannst einmal widersprechen")


def test_a_sentence_that_begins_the_reasons_is_read_in_the_language_of_each() -> None:
    """A moderator who reads German decides about two, of whom one does."""
    builders.user("ada", language="de")
    builders.user("eva", language="en")
    max_, works = signed_in(moderator("max")), {}
    User.objects.filter(handle="max").update(language="de")
    max_.cookies[settings.LANGUAGE_COOKIE_NAME] = "de"
    for name in ("ada", "eva"):
        works[name] = builders.work(name, title="Lamp").contribution
        case = reported(subject("work", works[name].pk))
        told = {"removes": "on", "template": "hate", "reason": "So it says.", "days": "7"}
        path = f"/admin/contributions/case/{case.pk}/decide/"
        assert max_.post(path, told).status_code == 302
    for name, words in (("ada", "Es schürt Hass"), ("eva", "It stirs up hatred")):
        who, decision = (
            User.objects.get(handle=name),
            Decision.objects.get(account=None, case__target_id=works[name].pk),
        )
        body = Notice.objects.get(recipient=who, event=Event.MODERATED).body
        assert f"\n\n{words}" in body
        assert "\n\nSo it says." in body
        pages = (decision.get_absolute_url(), works[name].get_absolute_url(), "/settings/staff/")
        for path in pages:
            page = signed_in(who).get(path).content.decode()
            assert words in page, path
            assert "So it says." in page
    history = f"/admin/contributions/case/{case.pk}/history/"
    assert "Es schürt Hass" in max_.get(history).content.decode()


def test_of_a_work_that_was_taken_down_its_authors_hear_so(eva: User) -> None:
    work, now = builders.work("eva", title="Lamp").contribution, timezone.now()
    with translation.override("en"):
        remove(contribution=work, by=moderator(), reason="Not hers.", hide_title=False, now=now)
    told = Notice.objects.get(recipient=eva, event=Event.REMOVED)
    assert told.body.startswith("Not hers.\n\nSeine Nennung und die Fäden")
