"""Replaying a proposal from its stored document."""

from __future__ import annotations

import hashlib
import zlib
from itertools import zip_longest

from django.utils.translation import gettext as _

from payouts.computing import drafting
from payouts.domain.document import DocumentError, parse
from payouts.models import Proposal, Share


def first_difference(proposal: Proposal) -> str:
    """What the document says otherwise than the published figures, or "" when they agree."""
    try:
        content = drafting.content_of(proposal)
    except zlib.error:
        return _("The stored document cannot be read.")
    found = hashlib.sha256(content).hexdigest()
    if found != proposal.document_hash:
        return _("The document's hash is %(found)s, published was %(published)s.") % {
            "found": found,
            "published": proposal.document_hash,
        }
    try:
        computed = drafting.outcome(parse(content))
    except DocumentError as error:
        return str(error)
    return _compare(proposal, computed)


def _compare(proposal: Proposal, computed: drafting.Outcome) -> str:
    shares = Share.objects.filter(proposal=proposal).order_by("person__key")
    published = shares.values_list("person__key", "grains", "amount")
    again = [(one.person, one.grains, one.amount) for one in computed.people]
    for was, now in zip_longest(sorted(published), again):
        if was != now:
            return _("Published was %(was)s, computed is %(now)s.") % {"was": was, "now": now}
    total = sum(amount for _person, _grains, amount in again) + computed.unallocated
    if (total, computed.unallocated) != (proposal.pool, proposal.unallocated):
        return _("The amounts add up to %(total)s, the pool is %(pool)s.") % {
            "total": total,
            "pool": proposal.pool,
        }
    return ""
