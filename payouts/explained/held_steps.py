"""The last steps of an explanation: what is held of a share, and what was decided about holds."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hitrecord.foundation.numbers import money
from payouts.explained.sums import Step, SumLine, plain
from payouts.models import Hold, Share
from payouts.queries.decided import Decided


def held_steps(share: Share, found: Decided, *, mine: bool) -> list[Step]:
    """Nothing when nothing was ever held of this proposal for or against the person."""
    currency, told, amount = share.proposal.currency, [], share.amount
    if found.hold:
        told.append(_own(found.hold, share))
        amount -= 0 if found.hold.paid else found.hold.amount
    for hold, gain in found.gains:
        amount += gain
        title = _("Of what was held of %(name)s") % {"name": hold.share.person}
        line = SumLine(_("It went to the others; of it"), f"+ {plain(gain, currency)}")
        told.append(Step(title, [line], hold.decision))
    if told:
        name = {"name": share.person.credit_name}
        label = _("So you get") if mine else _("So %(name)s gets") % name
        told[-1].lines.append(SumLine(label, money(amount, currency), result=True))
    return told


def _own(hold: Hold, share: Share) -> Step:
    currency = share.proposal.currency
    if hold.paid:
        line = SumLine(_("It was held, and is theirs"), plain(hold.amount, currency))
        return Step(_("Held, and decided"), [line], hold.decision)
    less = f"− {plain(hold.amount, currency)}"
    if hold.settled_at:
        line = SumLine(_("It went to the others"), less)
        return Step(_("Held, and decided"), [line], hold.decision)
    return Step(_("Held until it is decided"), [SumLine(_("Not paid yet"), less)], hold.reason)
