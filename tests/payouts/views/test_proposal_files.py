"""What machines read of a proposal says as much as the page: held, waived, left over, and why."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from payouts.holds.holding import hold_share
from payouts.models import Objection
from payouts.services.objections import make_objection
from tests import builders
from tests.payouts import builders as money
from tests.payouts.test_holds import held, settled
from tests.payouts.test_revisions import with_gus
from tests.payouts.test_waivers import waived

pytestmark = pytest.mark.django_db


def test_who_waives_and_what_is_held_stand_in_both_files_with_the_reason(client: Client) -> None:
    production = money.sold()
    waived(production)
    proposal = money.opened(money.computed(production))
    share = proposal.shares.get(person=builders.person("ada"))
    by = builders.staff("paula")
    hold_share(share=share, by=by, reason="=Who wrote it?", now=timezone.now())
    told = client.get(f"{proposal.get_absolute_url()}proposal.json").json()
    dan, ada = builders.person("dan"), builders.person("ada")
    assert told["waived"] == [
        {"person": dan.key, "name": "Dan", "reason": "Paid by the hour.", "amount": 268_143}
    ]
    held = next(one["held"] for one in told["people"] if one["person"] == ada.key)
    assert held == {"amount": share.amount, "because": "=Who wrote it?"}
    assert told["unallocated_because"] == ""
    sheet = client.get(f"{proposal.get_absolute_url()}proposal.csv").content.decode()
    assert f"{dan.key},Dan,0,0.00,USD,,waives: Paid by the hour." in sheet
    assert "'=Who wrote it?" in sheet


def test_what_everybody_waives_is_a_line_of_its_own(client: Client) -> None:
    production = builders.production()
    builders.credit(builders.piece(production, "Film", 1), builders.work("ada"))
    waived(production, "ada")
    money.sale(production, 1_000)
    proposal = money.opened(money.computed(production))
    told = client.get(f"{proposal.get_absolute_url()}proposal.json").json()
    assert (told["people"], told["unallocated"]) == ([], 500)
    assert "waives" in told["unallocated_because"]
    sheet = client.get(f"{proposal.get_absolute_url()}proposal.csv").content.decode()
    assert "Community pool,0,5.00,USD,,everybody it was meant for waives it" in sheet


def test_the_file_of_a_revision_says_what_changed_and_what_was_objected(client: Client) -> None:
    first = money.opened()
    now, ben = timezone.now(), builders.user("ben")
    said = make_objection(
        proposal=first, by=ben, kind="left_out", words="Gus?", share=None, now=now
    )
    gone = make_objection(
        proposal=first, by=ben, kind="too_low", words="More!", share=None, now=now
    )
    Objection.objects.filter(pk=gone.pk).update(hidden_at=now, hidden_by=builders.user("max"))
    second = money.opened(with_gus(first))
    told = client.get(f"{second.get_absolute_url()}proposal.json").json()
    assert (told["id"], told["number"], told["revises"]) == (second.pk, 2, first.pk)
    assert (told["reason"], told["kind"]) == ("Gus plays the bass.", "profit")
    assert told["opened_at"]
    assert told["final_at"] is None
    gus = next(one for one in told["changes"] if one["name"] == "Gus")
    assert gus == {
        "name": "Gus",
        "before": None,
        "after": second.shares.get(person__credit_name="Gus").amount,
    }
    assert [(one["kind"], one["words"]) for one in told["objections"]] == [
        (said.kind, "Gus?"),
        ("too_low", ""),
    ]


def test_a_decided_hold_stays_in_the_files_with_its_decision(client: Client) -> None:
    hold = held("ada")
    proposal = money.distributed(money.final(hold.share.proposal))
    settled(hold, paid=False, decision="Ben wrote it.")
    told = client.get(f"{proposal.get_absolute_url()}proposal.json").json()
    ada = next(one["held"] for one in told["people"] if one["name"] == "Ada")
    assert (ada["decision"], ada["went_to"], ada["amount"]) == ("Ben wrote it.", "others", 31842)
    assert told["distributed_at"]
    sheet = client.get(f"{proposal.get_absolute_url()}proposal.csv").content.decode()
    assert "318.42,USD,318.42,went to the others: Ben wrote it." in sheet
