"""What of a share is held while something about it is disputed, and who else it may go to."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.models import Person
from contributions.models import Dispute, Source
from payouts.computing import drafting
from payouts.domain import otherwise
from payouts.domain.money import apportion
from payouts.models import Hold, Proposal, Share
from payouts.queries import cuesheet


def amounts_otherwise(proposal: Proposal, disputed: Source | Dispute) -> dict[str, int]:
    """Minor units by key if the source counted, or did not, the other way; one that is claimed is
    added, with what it was made from. A later period is split by the grains that come of it.

    Raises ValidationError when the proposal does not depend on it.
    """
    first = drafting.unpack(proposal.follows or proposal)
    other = otherwise.flipped(first, disputed.derivative_id, disputed.source_id)
    if other is None and isinstance(disputed, Dispute):
        versions, sources = cuesheet.behind(disputed.source_id)
        claimed = {"derivative": disputed.derivative_id, "source": disputed.source_id}
        edge = claimed | {"relation": disputed.relation}
        other = otherwise.added(first, edge, versions, sources)
    if other is None:
        raise ValidationError(_("This proposal does not depend on that source."))
    result = drafting.outcome(other)
    if proposal.follows:
        grains = {one.person: one.grains for one in result.people}
        result = drafting.outcome({**drafting.unpack(proposal), "grains": grains})
    return {one.person: one.amount for one in result.people}


def parts_of_others(hold: Hold) -> dict[int, int]:
    """Minor units by person id when the held amount is not the person's: for a source, to those
    who gain without it; else to the others by their grains. Empty when nobody is left."""
    share = hold.share
    shares = Share.objects.filter(proposal=share.proposal_id).exclude(pk=share.pk)
    weights = dict(shares.filter(grains__gt=0).values_list("person", "grains"))
    if hold.disputed:
        weights = _gains(share.proposal, hold.disputed)
    people = sorted(weights)
    if not people:
        return {}
    parts = apportion(hold.amount, [weights[one] for one in people])
    return {one: part for one, part in zip(people, parts, strict=True) if part}


def _gains(proposal: Proposal, disputed: Source | Dispute) -> dict[int, int]:
    other = amounts_otherwise(proposal, disputed)
    shares = Share.objects.filter(proposal=proposal)
    published = dict(shares.values_list("person__key", "amount"))
    gained = {key: amount - published.get(key, 0) for key, amount in other.items()}
    people = dict(Person.objects.filter(key__in=gained).values_list("key", "pk"))
    return {people[key]: gain for key, gain in gained.items() if gain > 0}
