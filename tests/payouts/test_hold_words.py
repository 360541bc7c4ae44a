"""Whose share is held, and whom a decision about it concerns, hears of it and reads why."""

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Event, Notice
from contributions.models import Source
from payouts.models import Hold
from payouts.services.holds import hold_source
from tests import builders
from tests.payouts import builders as money
from tests.payouts.test_holds import held, settled

pytestmark = pytest.mark.django_db


def told(name: str) -> list[tuple[str, str, str]]:
    """The words about holds that somebody heard, oldest first, each with its reason."""
    notices = Notice.objects.filter(recipient__handle=name, key__startswith="hold-")
    return list(notices.order_by("pk").values_list("event", "subject", "body"))


def page(name: str, address: str) -> str:
    client = Client()
    client.force_login(builders.user(name))
    return client.get(address).content.decode()


def booked() -> Hold:
    hold = held("ada")
    money.distributed(money.final(hold.share.proposal))
    return hold


def test_whoever_has_a_share_held_hears_it_with_the_reason() -> None:
    held("ada")
    assert told("ada") == [
        (
            Event.WAITING,
            "$318.42 of your share of “The walking lighthouse” is held",
            "Somebody else says they wrote it.",
        )
    ]
    assert told("ben") == []
    said = page("ada", "/earnings/")
    assert "$318.42 of “The walking lighthouse” is held: Somebody else says" in said


def test_the_loser_and_those_who_gain_hear_what_was_decided() -> None:
    settled(booked(), paid=False, decision="Ben wrote it.")
    lost = "What was held of your share of “The walking lighthouse” went to the others"
    assert told("ada")[1:] == [(Event.WAITING, lost, "Ben wrote it.")]
    gained = "A part of what was held of “The walking lighthouse” is booked for you"
    for name in ("ben", "cleo", "dan", "eva"):
        assert told(name) == [(Event.DISTRIBUTED, gained, "Ben wrote it.")]


def test_whose_it_was_after_all_hears_it_and_nobody_else() -> None:
    settled(booked(), paid=True, decision="Hers.")
    theirs = "What was held of your share of “The walking lighthouse” is booked for you"
    assert told("ada")[1:] == [(Event.DISTRIBUTED, theirs, "Hers.")]
    assert told("ben") == []


def why(hold: Hold, name: str) -> str:
    key = builders.person(name).key
    return Client().get(f"/proposals/{hold.share.proposal_id}/people/{key}/").content.decode()


def test_the_explanation_says_what_is_held_and_what_was_decided() -> None:
    hold = booked()
    said = why(hold, "ada")
    assert "Held until it is decided" in said
    assert "Somebody else says they wrote it." in said
    assert "− 318.42" in said
    assert "What was held, and decided" not in why(hold, "ben")
    settled(hold, paid=False, decision="Ben wrote it.")
    said = why(hold, "ada")
    assert "It went to the others" in said
    assert "So Ada gets" in said
    assert "$0.00" in said


def test_what_others_gain_has_its_row_and_its_explanation() -> None:
    hold = booked()
    settled(hold, paid=False, decision="Ben wrote it.")
    said = page("ben", "/earnings/")
    assert "of a share that was held: Ben wrote it. · booked for you" in said
    assert "#decided" in said
    said = why(hold, "ben")
    assert "Of what was held of Ada" in said
    assert "Ben wrote it." in said
    assert "So Ben gets" in said


def test_it_is_said_what_held_money_waits_for() -> None:
    hold = booked()
    assert "Waits until it is decided whose it is" in page("ada", "/earnings/")
    settled(hold, paid=True)
    proposal = money.opened(money.computed(money.sold(money.lighthouse())))
    hold_source(
        proposal=proposal,
        source=Source.objects.filter(
            source__contribution__title="The walking lighthouse",
            derivative__contribution__title="Slow waltz",
        ).latest("pk"),
        by=builders.staff("paula"),
        reason="Is it her poem?",
        now=timezone.now(),
    )
    money.distributed(money.final(proposal))
    assert "Waits until a disputed source is decided" in page("ada", "/earnings/")


def test_everybody_reads_to_whom_it_went() -> None:
    hold = booked()
    address = f"/proposals/{hold.share.proposal_id}/"
    assert "is held: Somebody else says they wrote it." in Client().get(address).content.decode()
    settled(hold, paid=False, decision="Ben wrote it.")
    said = Client().get(address).content.decode()
    assert "$318.42 was held, and went to the others: Ben wrote it." in said
    rows = Client().get(f"{address}proposal.csv").content.decode()
    assert "went to the others: Ben wrote it." in rows


def test_everybody_reads_that_it_is_theirs() -> None:
    hold = booked()
    settled(hold, paid=True, decision="Hers.")
    said = Client().get(f"/proposals/{hold.share.proposal_id}/").content.decode()
    assert "$318.42 was held, and is theirs: Hers." in said


def test_ones_own_explanation_says_you() -> None:
    hold = booked()
    settled(hold, paid=False, decision="Ben wrote it.")
    key = builders.person("ada").key
    said = page("ada", f"/proposals/{hold.share.proposal_id}/people/{key}/")
    assert "So you get" in said
    assert "So Ada gets" not in said
