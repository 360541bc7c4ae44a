"""What the database refuses about waivers, whoever asks."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from django.db import connection

from payouts.models import Waiver, WaiverWord
from projects.models import Production
from tests import builders
from tests.payouts import builders as money
from tests.payouts.guests import gus
from tests.payouts.test_what_was_said_stays import refused

pytestmark = pytest.mark.django_db


def asked(production: Production | None = None, **fields: Any) -> Waiver:
    """Paula asks Joe, around the service."""
    given = {"person": builders.person("joe"), "by": builders.staff("paula")}
    values = given | fields
    return Waiver.objects.create(production=production or builders.production(), **values)


def word(waiver: Waiver, said: str, by: str = "joe", reason: str = "") -> WaiverWord:
    return WaiverWord.objects.create(waiver=waiver, said=said, by=builders.user(by), reason=reason)


def test_what_is_asked_and_said_stays() -> None:
    made = asked()
    said = word(made, "yes")
    refused("a waiver stays", asked(made.production, person=builders.person("dan")).delete)
    refused("a waiver stays", lambda: Waiver.objects.update(reason="Another."))
    refused("what was said of a waiver stays", said.delete)
    refused("what was said of a waiver stays", lambda: WaiverWord.objects.update(said="no"))


def test_a_person_is_asked_once_at_a_time() -> None:
    production = builders.production()
    made = asked(production)
    refused("asked to waive once at a time", lambda: asked(production, number=2))
    refused("asked to waive once at a time", lambda: asked(production))
    word(made, "no")
    refused("asked to waive once at a time", lambda: asked(production))
    again = asked(production, number=2)
    assert list(Waiver.objects.standing()) == [again]


def test_two_who_ask_at_once_ask_once() -> None:
    """Neither sees the other's row, which is as if nothing looked for it."""
    production = builders.production()
    asked(production)
    connection.check_constraints()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE payouts_waiver DISABLE TRIGGER payouts_waiver_asked")
    refused("a_person_is_asked_to_waive_once_at_a_time", lambda: asked(production))


def test_an_answer_is_given_once_and_the_end_comes_once() -> None:
    made = asked()
    word(made, "yes")
    refused("a_waiver_is_answered_once", lambda: word(made, "no"))
    refused("a_waiver_is_taken_back_with_a_reason", lambda: word(made, "taken back"))
    refused("a_waiver_is_taken_back_with_a_reason", lambda: word(made, "perhaps", reason="?"))
    word(made, "taken back", reason="I was wrong.")
    refused("a_waiver_ends_once", lambda: word(made, "taken back", reason="Again."))
    refused("this waiver is over", lambda: word(made, "yes"))


def test_who_has_an_account_says_so_themself() -> None:
    made = asked()
    for said in ("yes", "no"):
        refused("who is to waive says so themselves", partial(word, made, said, "finn"))
    word(made, "yes")
    refused(
        "who is to waive says so themselves",
        lambda: word(made, "taken back", "paula", reason="I changed my mind."),
    )


def test_for_who_has_no_account_a_second_person_says_yes() -> None:
    made = asked(person=gus().person)
    refused("a second person confirms", lambda: word(made, "yes", "paula"))
    word(made, "yes", "finn")


def test_nothing_is_said_after_it_is_final() -> None:
    made = asked(money.final().production)
    refused("after the shares are final", lambda: word(made, "yes"))
