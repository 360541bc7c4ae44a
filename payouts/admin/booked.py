"""What a distribution is about to book for whom, for its dry run."""

from __future__ import annotations

from django.db.models import Sum
from django.utils.translation import gettext as _

from hitrecord.foundation.currency import format_minor
from payouts.models import Hold, Proposal, Share

MOST_LINES = 50


def booked_lines(found: Proposal) -> list[tuple[str, str]]:
    """What the largest are to get or is held of it, and all the others together."""
    shares = found.shares.filter(amount__gt=0).select_related("person", "hold")
    listed, number = list(shares[:MOST_LINES]), shares.count()
    told = [line for one in listed for line in _lines(one)]
    if number > len(listed):
        others = {"n": number - len(listed)}
        holds = Hold.objects.filter(share__proposal=found)
        held = holds.exclude(share__in=listed).aggregate(sum=Sum("amount", default=0))["sum"]
        rest = found.pool - found.unallocated - sum(one.amount for one in listed)
        told.append((_("Payable to %(n)s others") % others, rest - held))
        if held:
            told.append((_("Held of the %(n)s others") % others, held))
    return [(name, format_minor(amount, found.currency)) for name, amount in told]


def _lines(share: Share) -> list[tuple[str, int]]:
    hold, name = getattr(share, "hold", None), {"name": share.person}
    held = hold.amount if hold else 0
    lines = [(_("Payable to %(name)s") % name, share.amount - held)] if held < share.amount else []
    if hold:
        why = name | {"reason": hold.reason}
        lines.append((_("Held of %(name)s: %(reason)s") % why, held))
    return lines
