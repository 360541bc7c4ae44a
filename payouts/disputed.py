"""What of a share is held while something about it is disputed, and who else it may go to."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.models import Person
from payouts import drafting
from payouts.domain.money import apportion
from payouts.models import Hold, Proposal, Share


def amounts_otherwise(proposal: Proposal, derivative: int, source: int) -> dict[str, int]:
    """Minor units by key if the source from `derivative` counted, or did not, the other way.

    Raises ValidationError when the proposal does not depend on it.
    """
    document: dict[str, Any] = dict(drafting.unpack(proposal))
    ends = {"derivative": derivative, "source": source}
    edges = [dict(one) for one in document.get("sources", [])]
    disputed = [one for one in edges if ends.items() <= one.items()]
    if not disputed:
        raise ValidationError(_("This proposal does not depend on that source."))
    disputed[0]["excluded"] = not disputed[0].get("excluded", False)
    document["sources"] = edges
    return {one.person: one.amount for one in drafting.outcome(document).people}


def parts_of_others(hold: Hold) -> dict[int, int]:
    """Minor units by person id when the held amount is not the person's: for a source, to those
    who gain without it; else to the others by their grains. Empty when nobody is left."""
    share = hold.share
    shares = Share.objects.filter(proposal=share.proposal_id).exclude(pk=share.pk)
    weights = dict(shares.filter(grains__gt=0).values_list("person", "grains"))
    if hold.source:
        weights = _gains(share.proposal, hold.source.derivative_id, hold.source.source_id)
    people = sorted(weights)
    if not people:
        return {}
    parts = apportion(hold.amount, [weights[one] for one in people])
    return {one: part for one, part in zip(people, parts, strict=True) if part}


def _gains(proposal: Proposal, derivative: int, source: int) -> dict[int, int]:
    other = amounts_otherwise(proposal, derivative, source)
    shares = Share.objects.filter(proposal=proposal)
    published = dict(shares.values_list("person__key", "amount"))
    gained = {key: amount - published.get(key, 0) for key, amount in other.items()}
    people = dict(Person.objects.filter(key__in=gained).values_list("key", "pk"))
    return {people[key]: gain for key, gain in gained.items() if gain > 0}
