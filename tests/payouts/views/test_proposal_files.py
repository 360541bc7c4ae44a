"""What machines read of a proposal says as much as the page: held, waived, left over, and why."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from payouts.holding import hold_share
from tests import builders
from tests.payouts import builders as money
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
    assert told["waived"] == [{"person": dan.key, "name": "Dan", "reason": "Paid by the hour."}]
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
