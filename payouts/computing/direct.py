"""Lines of a published document that name a person and no work: influences, and who waives."""

from __future__ import annotations

from dataclasses import dataclass

from accounts.models import Person
from payouts.computing import heads
from payouts.domain.money import GRAINS
from payouts.models import Proposal, Waiver


@dataclass(frozen=True)
class Named:
    name: str
    role: str
    reason: str
    key: str = ""
    amount: int | None = None
    """Of who waives: minor units that would be theirs, if that was worked out."""


@dataclass(frozen=True)
class DirectLines:
    influences: list[Named]
    waived: list[Named]


NOTHING = DirectLines([], [])


def lines_of(proposal: Proposal) -> DirectLines:
    """Two statements at most."""
    head = heads.of(proposal)
    direct, waived = head["influences"], head["waived"]
    keys = {key for key, _role, _reason in direct} | set(waived)
    if not keys:
        return NOTHING
    names = dict(Person.objects.filter(key__in=keys).values_list("key", "credit_name"))
    given = Waiver.objects.filter(production=proposal.production_id, person__key__in=waived)
    if proposal.opened_at:  # a later one, of who took it back meanwhile, has a reason of its own
        given = given.filter(made_at__lte=proposal.opened_at)
    reasons = dict(given.values_list("person__key", "reason")) if waived else {}
    return DirectLines(
        [Named(names[key], role, reason) for key, role, reason in direct],
        [
            Named(names[key], "", reasons.get(key, ""), key, _given(head, proposal.pool, key))
            for key in waived
        ],
    )


def _given(head: heads.Head, pool: int, key: str) -> int | None:
    grains = head.get("given", {}).get(key)
    return None if grains is None else pool * grains // GRAINS
