"""Lines of a published document that name a person and no work: influences, and who waives."""

from __future__ import annotations

from dataclasses import dataclass

from accounts.models import Person
from payouts import drafting
from payouts.models import Proposal, Waiver


@dataclass(frozen=True)
class Named:
    name: str
    role: str
    reason: str


@dataclass(frozen=True)
class DirectLines:
    influences: list[Named]
    waived: list[Named]


NOTHING = DirectLines([], [])


def lines_of(proposal: Proposal) -> DirectLines:
    """Two statements at most."""
    document = drafting.unpack(proposal)
    direct = [one for one in document.get("credits", []) if "person" in one]
    waived = document.get("waived", [])
    keys = {one["person"] for one in direct} | set(waived)
    if not keys:
        return NOTHING
    names = dict(Person.objects.filter(key__in=keys).values_list("key", "credit_name"))
    given = Waiver.objects.filter(production=proposal.production_id, person__key__in=waived)
    reasons = dict(given.values_list("person__key", "reason")) if waived else {}
    return DirectLines(
        [Named(names[one["person"]], one["role"], one["reason"]) for one in direct],
        [Named(names[key], "", reasons.get(key, "")) for key in waived],
    )
