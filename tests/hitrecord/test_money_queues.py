"""Money that waits for a decision of staff stands on their dashboard until somebody decides."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import MailDelivery, Notice
from contributions.models import CopyrightNotice
from hitrecord.queries.queues import queues
from payouts.models import Computation, Errand, Hold, Letter
from payouts.services.destinations import send_to
from payouts.services.minors import check_guardian
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
    assert waits("People whose letter with a claim link could not be delivered") == 1
    Letter.objects.filter(pk=letter.pk).update(replaced_at=timezone.now())
    assert waits("People whose letter with a claim link could not be delivered") == 0


def test_finance_fetches_the_totals_of_the_last_year_too(client: Client) -> None:
    client.force_login(builders.staff("olga"))
    page = client.get("/admin/payouts/payee/").content.decode()
    this = timezone.now().year
    for year in (this - 1, this):
        address = f"/admin/payouts/payee/year-{year}.csv"
        assert f'href="{address}"' in page
        assert client.get(address).status_code == 200


def test_an_open_proposal_waits_for_a_second_person_when_its_windows_are_over(
    client: Client,
) -> None:
    label, address = "Proposals whose windows are over", "/admin/payouts/proposal/?waits=over"
    proposal = money.opened()
    assert waits(label) == 0
    money.delivered()
    then = timezone.now() - timedelta(days=15)
    MailDelivery.objects.update(finished_at=then)
    assert waits(label) == 1
    client.force_login(builders.staff("olga"))
    assert f"/proposal/{proposal.pk}/change/" in client.get(address).content.decode()
    MailDelivery.objects.filter(notice__recipient=builders.user("ada")).update(finished_at=None)
    assert waits(label) == 0
    assert f"/proposal/{proposal.pk}/change/" not in client.get(address).content.decode()


def test_a_step_that_failed_waits_until_it_is_done_again() -> None:
    label = "Proposals with a step that failed"
    proposal = money.computed()
    rows = Computation.objects.filter(proposal=proposal)
    rows.update(finished_at=None, quarantined_at=timezone.now(), reason="Blocked.")
    assert waits(label) == 1
    rows.update(finished_at=timezone.now(), quarantined_at=None)
    assert waits(label) == 0
    told = {"proposal": proposal, "verb": "open", "by": builders.staff("paula")}
    when = {"due_at": timezone.now()}
    Errand.objects.create(**told | when, quarantined_at=timezone.now(), reason="Changed.")
    assert waits(label) == 1
    Errand.objects.create(**told | when)
    assert waits(label) == 0


def test_the_guardian_of_who_is_under_age_waits_for_a_check_and_finance_hears_of_it(
    client: Client,
) -> None:
    olga = builders.staff("olga")
    joe = builders.user("joe", of_age_from=timezone.localdate() + timedelta(days=30))
    place = send_to(by=joe, method="paypal", name="Jo", account="jo@x.example", now=timezone.now())
    assert waits("Guardians to check") == 1
    assert "check the guardian" in Notice.objects.get(recipient=olga).subject
    client.force_login(olga)
    listed = client.get("/admin/payouts/minor/?guardian=unchecked").content.decode()
    assert "1 minor" in listed
    check_guardian(
        destination=place, guardian="Jo", reason="Her letter.", by=olga, now=timezone.now()
    )
    assert waits("Guardians to check") == 0


def test_copyright_notices_wait_with_their_deadlines(client: Client) -> None:
    work = builders.work("ada").contribution
    told = {"claimant": "Jo", "email": "jo@x.example", "contact": "Here", "original": "A song"}
    handled = {"handled_by": builders.staff("max"), "reason": "So.", "handled_at": timezone.now()}
    due = timezone.now() - timedelta(days=1)
    notice = CopyrightNotice.objects.create(
        work=work, stage="forwarded", due_at=due, **told, **handled
    )
    assert waits("Copyright notices that are being worked on") == 1
    assert waits("Copyright notices whose time is over") == 1
    CopyrightNotice.objects.filter(pk=notice.pk).update(due_at=timezone.now() + timedelta(days=1))
    assert waits("Copyright notices whose time is over") == 0
    client.force_login(builders.staff("olga"))
    for way, shown in (("pending", True), ("due", False)):
        listed = client.get(f"/admin/contributions/copyrightnotice/?waits={way}").content.decode()
        assert (str(work) in listed) == shown
