"""A large proposal is distributed, held from and settled by a worker, too."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from contributions.models import Relation, Source, Version
from payouts import books, tasks
from payouts.holds.holding import hold_share
from payouts.models import Errand, Hold, Proposal, State
from payouts.queries import sizes
from payouts.services.objections import make_objection
from tests import builders
from tests.payouts import builders as money
from tests.payouts.admin.test_walk import signed_in, step

pytestmark = pytest.mark.django_db


@pytest.fixture
def proposal() -> Proposal:
    return money.opened()


def make_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sizes, "LARGE", 0)


def page(proposal: Proposal, client: Client) -> str:
    return client.get(proposal.get_absolute_url()).content.decode()


def payable(name: str) -> int:
    return books.payable_to(builders.person(name).pk).get("USD", 0)


def hold_what_depends(client: Client, proposal: Proposal, edge: Source) -> str:
    share = proposal.shares.get(person=builders.person("ada"))
    told = {"what": edge.pk, "reason": "Is it her poem?"}
    address = f"/admin/payouts/hold/add/?share={share.pk}"
    return client.post(address, told, follow=True).content.decode()


def named_since() -> Source:
    """Of a version in the proposal, when it was published already."""
    poem = Version.objects.get(contribution__title="The walking lighthouse")
    harbour = Version.objects.get(contribution__title="Harbour")
    return Source.objects.create(derivative=harbour, source=poem, relation=Relation.BASED_ON)


def test_it_is_put_into_the_books_once_by_a_worker(
    client: Client, proposal: Proposal, monkeypatch: pytest.MonkeyPatch
) -> None:
    money.final(proposal)
    make_large(monkeypatch)
    finn = signed_in("finn")
    assert "read once more first" in step(finn, proposal, "distribute")
    assert "The amounts are being put into the books" in page(proposal, client)
    assert (
        "The amounts are being put"
        in finn.get(f"/admin/payouts/proposal/{proposal.pk}/change/").content.decode()
    )
    assert payable("ada") == 0
    for _again in range(3):
        tasks.run_errand(Errand.objects.get().pk)
    assert payable("ada") == 31842
    assert Proposal.objects.get(pk=proposal.pk).state == State.DISTRIBUTED
    assert "being put into the books" not in page(proposal, client)
    assert money.problems() == []


def test_what_depends_on_a_source_is_held_by_a_worker(
    client: Client, proposal: Proposal, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_large(monkeypatch)
    edge = Source.objects.get(
        source__contribution__title="The walking lighthouse",
        derivative__contribution__title="Slow waltz",
    )
    assert "read once more first" in hold_what_depends(signed_in("paula"), proposal, edge)
    assert not Hold.objects.exists()
    assert "being computed, to be held" in page(proposal, client)
    for _again in range(3):
        tasks.run_errand(Errand.objects.get().pk)
    assert [hold.amount for hold in Hold.objects.all()] == [8379]


def test_why_nothing_is_held_is_said_to_staff(
    client: Client, proposal: Proposal, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_large(monkeypatch)
    paula, later = signed_in("paula"), named_since()
    hold_what_depends(paula, proposal, later)
    tasks.run_errand(Errand.objects.get().pk)
    assert "does not depend on that source" in page(proposal, paula)
    assert "does not depend on that source" not in page(proposal, client)


def test_a_hold_is_settled_by_a_worker(proposal: Proposal, monkeypatch: pytest.MonkeyPatch) -> None:
    hold = hold_share(
        share=proposal.shares.get(person=builders.person("ada")),
        by=builders.staff("paula"),
        reason="Somebody else says they wrote it.",
        now=timezone.now(),
    )
    money.distributed(money.final(proposal))
    make_large(monkeypatch)
    finn = signed_in("finn")
    at = f"/admin/payouts/hold/{hold.pk}/settle/person/"
    said = finn.post(at, {"reason": "It is hers."}, follow=True).content.decode()
    assert "read once more first" in said
    assert "being settled" in said
    assert payable("ada") == 0
    for _again in range(3):
        tasks.run_errand(Errand.objects.get().pk)
    assert payable("ada") == 31842
    assert Hold.objects.get().decision == "It is hers."
    assert money.problems() == []


def test_an_errand_names_what_its_verb_needs(proposal: Proposal) -> None:
    common = {"proposal": proposal, "by": builders.staff("finn"), "due_at": timezone.now()}
    for wrong in ({"verb": "settle"}, {"verb": "hold"}, {"verb": "open", "paid": True}):
        with (
            pytest.raises(IntegrityError, match="an_errand_names_what_its_verb_needs"),
            transaction.atomic(),
        ):
            Errand.objects.create(**common, **wrong)


def test_an_objection_is_only_for_holding(proposal: Proposal) -> None:
    said = make_objection(
        proposal=proposal,
        kind="source",
        words="Not her poem.",
        by=builders.user("ben"),
        now=timezone.now(),
    )
    common = {"proposal": proposal, "by": builders.staff("finn"), "due_at": timezone.now()}
    with pytest.raises(IntegrityError, match="an_objection_is_only_for_holding"):
        Errand.objects.create(**common, verb="open", objection=said)
