"""A large proposal is opened and made final by a worker: no request reads its lineage."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from payouts import errands, tasks
from payouts.models import Errand, Proposal, State
from payouts.queries import sizes
from payouts.services.proposals import make_final, open_proposal
from payouts.services.waivers import waive
from tests import builders
from tests.payouts import builders as money
from tests.payouts.admin.test_walk import signed_in, step

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def everything_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sizes, "LARGE", 0)


def state(proposal: Proposal) -> str:
    return Proposal.objects.get(pk=proposal.pk).state


def page(proposal: Proposal, client: Client, part: str = "") -> str:
    return client.get(f"{proposal.get_absolute_url()}{part}").content.decode()


def asked(proposal: Proposal) -> Errand:
    open_proposal(proposal=proposal, by=builders.staff("paula"), now=timezone.now())
    return Errand.objects.get()


def test_from_a_draft_to_final_shares_by_a_worker(client: Client) -> None:
    proposal, paula, finn = money.computed(), signed_in("paula"), signed_in("finn")
    assert "read once more first" in step(paula, proposal, "open")
    assert state(proposal) == State.DRAFT
    assert "It is being opened" in page(proposal, paula, "state/")
    tasks.run_errand(Errand.objects.get().pk)
    assert state(proposal) == State.OPEN
    assert "It is being opened" not in page(proposal, paula)

    money.delivered()
    later = money.after_the_windows()
    opened = Proposal.objects.get(pk=proposal.pk)
    make_final(proposal=opened, by=builders.staff("finn"), reason="So be it.", now=later)
    assert "It is being made final" in page(proposal, client)
    errands.run(Errand.objects.get(verb="final").pk, later)
    assert state(proposal) == State.FINAL
    assert "It is being made final" not in page(proposal, finn)


def test_what_changed_since_is_said_on_the_draft_and_computing_again_begins_anew() -> None:
    proposal, finn = money.computed(), signed_in("finn")
    errand = asked(proposal)
    builders.credit(proposal.production.pieces.get(title="Song"), builders.person("gus"), 4)
    for _again in range(3):
        tasks.run_errand(errand.pk)
    assert state(proposal) == State.DRAFT
    for seen in (page(proposal, finn), finn.get(f"/admin/payouts/proposal/{proposal.pk}/change/")):
        text = seen if isinstance(seen, str) else seen.content.decode()
        assert "It could not be opened." in text
        assert "Something changed since; compute it again." in text
    finn.post(f"/admin/payouts/proposal/{proposal.pk}/steps/compute/")
    assert not Errand.objects.exists()


def test_why_it_was_not_made_final_is_for_staff_only(client: Client) -> None:
    proposal = money.computed()
    errands.run(asked(proposal).pk, timezone.now())
    Errand.objects.create(
        proposal=proposal,
        verb="final",
        by=builders.staff("finn"),
        quarantined_at=timezone.now(),
        reason="Ada's form is missing.",
    )
    for part in ("", "state/"):
        assert "Ada&#x27;s form" not in page(proposal, client, part)
        assert "could not be made final" not in page(proposal, client, part)
        assert "Ada&#x27;s form" in page(proposal, signed_in("finn"), part)


def test_what_can_be_said_at_once_is_said_at_once() -> None:
    proposal = money.computed()
    asked(proposal)
    with pytest.raises(ValidationError, match="done already"):
        asked(proposal)
    tasks.run_errand(Errand.objects.get().pk)
    with pytest.raises(ValidationError, match="open already"):
        asked(Proposal.objects.get(pk=proposal.pk))
    with pytest.raises(ValidationError, match="on its way"):
        make_final(
            proposal=Proposal.objects.get(pk=proposal.pk),
            by=builders.staff("finn"),
            reason="Now.",
            now=timezone.now(),
        )


def test_a_worker_that_stops_is_followed_by_another() -> None:
    errand = asked(money.computed())
    Errand.objects.claim(errand.pk, timezone.now())
    errands.run(errand.pk, timezone.now())
    assert state(errand.proposal) == State.DRAFT
    later = timezone.now() + timedelta(minutes=5)
    assert list(Errand.objects.due(later)) == [errand]
    errands.run(errand.pk, later)
    assert state(errand.proposal) == State.OPEN


def test_a_proposal_has_one_errand_at_a_time() -> None:
    errand = asked(money.computed())
    with (
        pytest.raises(IntegrityError, match="a_proposal_has_one_errand_at_a_time"),
        transaction.atomic(),
    ):
        Errand.objects.create(
            proposal=errand.proposal, verb="open", by=errand.by, due_at=timezone.now()
        )


def test_a_waiver_after_the_computation_is_not_passed_over() -> None:
    proposal = money.computed()
    errand = asked(proposal)
    waive(
        production=proposal.production,
        person=builders.person("dan"),
        by=builders.user("dan"),
        now=timezone.now(),
    )
    tasks.run_errand(errand.pk)
    assert state(proposal) == State.DRAFT
