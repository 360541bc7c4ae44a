"""The canonical document of a proposal: everything its split depends on, and nothing else."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Sum

from payouts.domain.document import canonical, parse
from payouts.domain.royalties import royalties
from payouts.domain.split import PersonShare, split
from payouts.models import Policy, Proposal, Share
from payouts.queries import cuesheet


@dataclass(frozen=True)
class Outcome:
    people: tuple[PersonShare, ...]
    unallocated: int
    """Minor units for the community pool."""


def draft(proposal: Proposal, *, pool: int) -> dict[str, Any]:
    """The first period is split by the cue sheet, later ones by the grains then agreed."""
    policy = Policy.objects.get(production=proposal.production_id)
    if proposal.follows:
        return _later(proposal, proposal.follows, pool)
    return first_period(proposal.production_id, policy, proposal.currency, pool)


def first_period(production_id: int, policy: Policy, currency: str, pool: int) -> dict[str, Any]:
    """Of what the cue sheet says now."""
    versions, sources = cuesheet.reachable(production_id)
    credits = cuesheet.credited(production_id)
    return {
        "engine": policy.engine,
        "currency": currency,
        "pool": pool,
        "upstream_bp": policy.upstream_bp,
        "relation_weights": policy.relation_weights,
        "pieces": cuesheet.pieces(production_id),
        "credits": credits,
        "versions": versions,
        "sources": sources,
        "waived": cuesheet.waived(production_id, credits, versions),
    }


def outcome(document: Mapping[str, Any]) -> Outcome:
    """Raises DocumentError when the rule cannot be applied."""
    if "pools" in document:
        if not document["grains"]:
            return Outcome((), document["pools"][-1])  # everybody waived: the community's
        last = royalties(document)[-1]
        grains = document["grains"]
        people = (PersonShare(key, grains[key], last.get(key, 0)) for key in sorted(grains))
        return Outcome(tuple(people), 0)
    result = split(document)
    return Outcome(result.people, result.unallocated)


def pack(document: Mapping[str, Any]) -> bytes:
    return zlib.compress(canonical(document), 9)


def unpack(proposal: Proposal) -> Mapping[str, Any]:
    return parse(content_of(proposal))


def content_of(proposal: Proposal) -> bytes:
    """The published bytes, exactly."""
    return zlib.decompress(bytes(proposal.document))


def _later(proposal: Proposal, first: Proposal, pool: int) -> dict[str, Any]:
    grains = dict(Share.objects.filter(proposal=first).values_list("person__key", "grains"))
    earlier = (
        Proposal.objects.final()
        .filter(production=proposal.production_id, currency=proposal.currency)
        .exclude(pk=proposal.pk)
        .order_by("opened_at", "id")
        .annotate(shared=Sum("shares__amount", default=0))
        .values_list("shared", flat=True)
    )
    return {"engine": 1, "grains": grains, "pools": [*earlier, pool]}
