"""Money that waits for a decision of staff stands on their dashboard until somebody decides."""

import pytest
from django.test import Client
from django.utils import timezone

from hitrecord.queries.queues import queues
from payouts.models import Hold, Letter
from tests import builders
from tests.payouts import builders as money
from tests.payouts import guests

pytestmark = pytest.mark.django_db


def waits(label: str) -> int:
    found = [one for one in queues(builders.staff("olga")) if str(one.label) == label]
    assert len(found) == 1
    return found[0].count


def test_each_leads_to_a_list_that_opens(client: Client) -> None:
    client.force_login(builders.staff("olga"))
    for one in queues(builders.staff("olga")):
        assert client.get(one.url).status_code == 200, one.label


def test_final_shares_wait_until_they_are_booked_and_what_is_held_of_them_after_that() -> None:
    proposal = money.opened()
    share = proposal.shares.get(person=builders.person("eva"))
    Hold.objects.create(share=share, amount=1, reason="Who?", held_by=builders.staff("paula"))
    money.final(proposal)
    assert waits("Final shares that are not booked") == 1
    assert waits("Held shares to settle") == 0
    money.distributed(proposal)
    assert waits("Final shares that are not booked") == 0
    assert waits("Held shares to settle") == 1


def test_a_claim_waits_until_it_is_decided() -> None:
    claim = guests.claimed(guests.letter())
    type(claim).objects.filter(pk=claim.pk).update(accepted=None, decided_at=None, decided_by=None)
    assert waits("Claims to decide") == 1


def test_a_letter_that_was_given_up_waits_until_the_address_is_corrected() -> None:
    letter = guests.letter()
    Letter.objects.filter(pk=letter.pk).update(quarantined_at=timezone.now())
    assert waits("Letters with a claim link given up") == 1
    Letter.objects.filter(pk=letter.pk).update(replaced_at=timezone.now())
    assert waits("Letters with a claim link given up") == 0


def test_finance_fetches_the_totals_of_the_last_year_too(client: Client) -> None:
    client.force_login(builders.staff("olga"))
    page = client.get("/admin/payouts/payee/").content.decode()
    this = timezone.now().year
    for year in (this - 1, this):
        address = f"/admin/payouts/payee/year-{year}.csv"
        assert f'href="{address}"' in page
        assert client.get(address).status_code == 200
