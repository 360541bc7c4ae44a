"""Whom a split reaches through lineage alone: not in the credits it was computed from."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count

from payouts.models import Proposal, Share


@dataclass(frozen=True)
class Headcount:
    """Of the people with a share of a proposal, whether they were paid yet or not."""

    people: int
    beyond: int
    """Of these, on no line of the credits: a credited work was made from theirs."""

    @property
    def credited(self) -> int:
        return self.people - self.beyond


def headcounts(proposals: Collection[Proposal]) -> dict[int, Headcount]:
    """By proposal; one statement for any number. What its head does not say is not said: cue
    sheets are edited, so that today's knows nothing of a proposal."""
    shares = Share.objects.filter(proposal__in=[one.pk for one in proposals]).order_by()
    people = dict(shares.values_list("proposal").annotate(Count("pk")))
    return {
        one.pk: Headcount(people.get(one.pk, 0), one.head.get("beyond", 0)) for one in proposals
    }
