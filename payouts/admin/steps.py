"""What each guarded step of a proposal shows before it is taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.admin.guarded import Guarded
from accounts.models import User
from hitrecord.foundation.currency import format_minor
from payouts.admin.booked import booked_lines
from payouts.computing.verification import first_difference
from payouts.holds.holding import hold_noticed, why_not_hold
from payouts.holds.noticed import unheld_shares
from payouts.models import Computation, Hold, Proposal, State
from payouts.proposing.booking import why_not_distribute
from payouts.proposing.ending import why_not_final
from payouts.queries import sizes
from payouts.queries.doubts import doubts
from payouts.services.distributing import distribute
from payouts.services.passing import let_pass
from payouts.services.proposals import make_final, open_proposal
from payouts.services.revising import discard, revise, why_not_revise
from projects.queries.promised import owed_for

STEPS = {
    State.DRAFT: [("open", gettext_lazy("Open"))],
    State.OPEN: [("final", gettext_lazy("Make final")), ("revise", gettext_lazy("Revise"))],
    State.FINAL: [("distribute", gettext_lazy("Distribute"))],
}
LATER = gettext_lazy(
    "The whole lineage is read once more first. The proposal’s page says when it is done."
)

Step = Callable[[Proposal, User, datetime], Guarded]


def steps_of(found: Proposal) -> Sequence[tuple[str, Promise]]:
    """What can be done next, as (name, label)."""
    if not found.opened_at and not found.follows_id and doubts(found.production):
        return [*STEPS[State.DRAFT], ("pass", gettext_lazy("Let pass what is in doubt"))]
    more = [("discard", gettext_lazy("Discard"))]
    hold = [("hold", gettext_lazy("Hold shares under a copyright notice"))]
    held = hold if found.opened_at and unheld_shares(found).exists() else []
    more = more if found.revises and not found.opened_at else []
    return [*STEPS.get(found.state, []), *more, *held]


def open_step(found: Proposal, by: User, now: datetime) -> Guarded:
    work = Computation.objects.get(proposal=found)
    refusal = "" if work.finished_at else _("This proposal is not computed yet.")
    if found.opened_at:
        refusal = _("This proposal is open already.")
    return Guarded(
        title=_("Open the proposal for %(what)s") % {"what": found.production},
        verb=_("Open it"),
        done=LATER
        if sizes.is_large(found)
        else _("The proposal is public, and everybody named was told."),
        act=lambda reason: open_proposal(proposal=found, by=by, reason=reason, now=now),
        preview=_figures(found),
        refusal=refusal,
        notes=[
            _("It becomes public, and everybody named is told."),
            _("Somebody else who is not named in it makes it final."),
            *owed_for(found.production.project),
            *_held_before(found),
        ],
    )


def revise_step(found: Proposal, by: User, now: datetime) -> Guarded:
    return Guarded(
        title=_("Revise: %(what)s") % {"what": found.production},
        verb=_("Draft a revision"),
        done=_("The revision is being computed from the cue sheet as it is now."),
        act=lambda reason: revise(proposal=found, by=by, reason=reason),
        preview=_figures(found),
        refusal=why_not_revise(found, _("A reason comes with it.")),
        notes=[
            _("Change the cue sheet first. The money of the period stays the same."),
            _("The reason is public. Nobody is told before the revision is opened."),
        ],
    )


def pass_step(found: Proposal, by: User, now: datetime) -> Guarded:
    listed = doubts(found.production)
    return Guarded(
        title=_("Propose it all the same: %(what)s") % {"what": found.production},
        verb=_("Let it pass and compute"),
        done=_("It is let pass, and the proposal is computed once more."),
        act=lambda reason: let_pass(proposal=found, by=by, reason=reason, now=now),
        preview=[(_("In doubt"), one) for one in listed],
        refusal="" if listed else _("Nothing is in doubt."),
        notes=[_("Look at each first. A link that is missing can still be named by its authors.")],
    )


def discard_step(found: Proposal, by: User, now: datetime) -> Guarded:
    return Guarded(
        title=_("Discard this draft: %(what)s") % {"what": found.production},
        verb=_("Discard it"),
        done=_("The draft is gone; the open proposal stays."),
        act=lambda reason: discard(proposal=found, by=by, reason=reason),
        refusal="" if found.revises_id else _("Only the draft of a revision can be discarded."),
    )


def final_step(found: Proposal, by: User, now: datetime) -> Guarded:
    refusal = why_not_final(found, by, now)
    if not sizes.is_large(found):
        refusal = refusal or first_difference(found)
    return Guarded(
        title=_("Make final: %(what)s") % {"what": found.production},
        verb=_("Make it final"),
        done=LATER if sizes.is_large(found) else _("The shares are final."),
        act=lambda reason: make_final(proposal=found, by=by, reason=reason, now=now),
        preview=[*_figures(found), (_("Replayed from the document"), found.document_hash)],
        refusal=refusal,
        notes=[
            _("The shares can never be changed again."),
            *owed_for(found.production.project),
            *_held_now(found),
        ],
    )


def distribute_step(found: Proposal, by: User, now: datetime) -> Guarded:
    refusal = why_not_distribute(found, by)
    if found.state == State.DISTRIBUTED:
        refusal = _("This is distributed already.")
    return Guarded(
        title=_("Distribute: %(what)s") % {"what": found.production},
        verb=_("Post it to the books"),
        done=LATER if sizes.is_large(found) else _("The amounts are in the books."),
        act=lambda reason: distribute(proposal=found, by=by, reason=reason, now=now),
        preview=[*_figures(found), *booked_lines(found)],
        refusal=refusal,
        notes=[_("This is a dry run of what will be posted, in one entry, once.")],
    )


def hold_step(found: Proposal, by: User, now: datetime) -> Guarded:
    lines = [
        (str(one.person), format_minor(one.amount, found.currency)) for one in unheld_shares(found)
    ]
    nothing = "" if lines else _("No copyright notice stands against a work in it.")
    return Guarded(
        title=_("Hold what a copyright notice is about: %(what)s") % {"what": found.production},
        verb=_("Hold these shares"),
        done=_("They are held; the rest can be paid. Somebody else settles them."),
        act=lambda reason: hold_noticed(proposal=found, by=by, reason=reason, now=now),
        preview=lines,
        refusal=nothing or why_not_hold(found, by),
    )


def _held_before(found: Proposal) -> list[str]:
    held = Hold.objects.open().filter(share__proposal=found.revises_id)
    told = _("What is held of the earlier revision stays held in this one.")
    return [told] if found.revises_id and held.exists() else []


def _held_now(found: Proposal) -> list[str]:
    number = Hold.objects.open().filter(share__proposal=found).count()
    told = ngettext("%(n)s share in it is held.", "%(n)s shares in it are held.", number)
    return [told % {"n": number}] if number else []


def _figures(found: Proposal) -> list[tuple[str, str]]:
    told = [
        (_("Sales"), found.income),
        (_("Costs"), -found.costs),
        (_("Profit"), found.profit),
        (_("Company"), found.company),
        (_("Contributors"), found.pool),
        (_("Unallocated"), found.unallocated),
    ]
    people = (_("People named"), str(found.shares.count()))
    return [(name, format_minor(amount, found.currency)) for name, amount in told] + [people]


BY_NAME: dict[str, Step] = {
    "open": open_step,
    "revise": revise_step,
    "discard": discard_step,
    "pass": pass_step,
    "final": final_step,
    "distribute": distribute_step,
    "hold": hold_step,
}
