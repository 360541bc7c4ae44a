"""Whom a split reaches through lineage alone: paid, and not named on the cue sheet."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Q

from accounts.models import Person
from payouts.models import Share


@dataclass(frozen=True)
class Paid:
    people: int
    beyond: int
    """Of these, on no line of the credits: a credited work was made from theirs."""

    @property
    def credited(self) -> int:
        return self.people - self.beyond


NOBODY = Paid(0, 0)


def paid_by(production: int, proposals: Collection[int]) -> dict[int, Paid]:
    """By proposal, of one production; one statement for any number."""
    named = Q(credits__piece__production=production)
    named |= Q(authorships__version__credits__piece__production=production)
    credited = Person.objects.filter(named).values("pk")
    shares = Share.objects.filter(proposal__in=proposals).order_by()
    counted = shares.values_list("proposal").annotate(
        people=Count("pk"), beyond=Count("pk", filter=~Q(person__in=credited))
    )
    return {proposal: Paid(people, beyond) for proposal, people, beyond in counted}
