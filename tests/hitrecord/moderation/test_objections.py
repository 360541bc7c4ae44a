"""Objections and their answers that are reported, hidden in words, and shown again."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from accounts.models import Notice
from hitrecord.moderation.appealing import appeal, review
from payouts.models import Objection
from payouts.services.objections import answer, make_objection
from tests import builders
from tests.contributions.disputing import moderator
from tests.hitrecord.moderation.acting import decided, reported, subject
from tests.payouts import builders as money

pytestmark = pytest.mark.django_db
FOUL = "Ada is a thief and a fool."
CURT = "You never drew anything worth a cent."


@pytest.fixture
def objection() -> Objection:
    """By Ben, answered by Paula."""
    made = make_objection(
        proposal=money.opened(),
        by=builders.user("ben"),
        kind="too_high",
        words=FOUL,
        now=timezone.now(),
    )
    paula = builders.staff("paula")
    return answer(objection=made, by=paula, accepted=False, words=CURT, now=timezone.now())


def page(objection: Objection, name: str = "") -> str:
    client = Client()
    if name:
        client.force_login(builders.user(name))
    return client.get(objection.proposal.get_absolute_url()).content.decode()


def test_hidden_words_are_a_tombstone_for_everybody_and_stay_for_staff(
    objection: Objection,
) -> None:
    made = decided(reported(subject("objection", objection.pk, "ada"), by="ada"), removes=True)
    for name in ("", "ada", "ben"):
        assert FOUL not in page(objection, name)
        assert "A moderator took these words down" in page(objection, name)
        assert CURT in page(objection, name)
    objection.refresh_from_db()
    assert (objection.words, objection.hidden_by) == (FOUL, made.by)
    paula = Client()
    paula.force_login(builders.staff("paula"))
    desk = paula.get(f"/admin/payouts/objection/{objection.pk}/answer/").content.decode()
    assert FOUL in desk
    assert "only staff read them here" in desk
    told = Notice.objects.get(event="moderated")
    assert (told.recipient.handle, "still stands" in told.body) == ("ben", True)
    now = timezone.now()
    appeal(decision=made, by=builders.user("ben"), words="It is true.", now=now)
    review(decision=made, by=moderator("mia"), uphold=False, reason="It is.", now=now)
    assert FOUL in page(objection)


def test_an_answer_is_hidden_without_the_objection(objection: Objection) -> None:
    assert Notice.objects.get(event="replied").body == CURT
    case = reported(subject("answer", objection.pk, "ben"))
    decided(case, removes=True)
    assert CURT not in page(objection)
    assert FOUL in page(objection)
    assert "took the words of this answer down" in page(objection)
    assert "Declined" in page(objection)
    assert Notice.objects.get(event="replied").body == ""
    objection.refresh_from_db()
    assert objection.answer == CURT
    assert Client().get(f"/report/answer/{objection.pk}/").status_code == 404
    assert Client().get(f"/report/objection/{objection.pk}/").status_code == 200


def test_the_page_leads_to_both_reports_but_nobody_to_their_own(objection: Objection) -> None:
    mine, theirs = f"/report/objection/{objection.pk}/", f"/report/answer/{objection.pk}/"
    assert mine in page(objection)
    assert theirs in page(objection)
    assert mine not in page(objection, "ben")
    assert theirs in page(objection, "ben")
    with pytest.raises(ValidationError, match="This is yours"):
        reported(subject("objection", objection.pk, "ben"))


def test_hiding_changes_nothing_that_was_said(objection: Objection) -> None:
    rows, now, max_ = Objection.objects.filter(pk=objection.pk), timezone.now(), moderator()
    attacks: dict[str, dict[str, Any]] = {
        "an objection and its answer stay": {"hidden_at": now, "hidden_by": max_, "words": "So."},
        "a_hidden_objection_was_hidden_by_somebody": {"hidden_at": now},
        "a_hidden_answer_was_given_and_hidden_by_somebody": {"answer_hidden_by": max_},
    }
    for name, fields in attacks.items():
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            rows.update(**fields)
