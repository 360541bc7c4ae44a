"""A second person makes an open proposal final when nothing stands in the way any more."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.formats import date_format

from accounts.models import Event, User
from accounts.services import audit
from accounts.services.notices import notify
from accounts.telling.said import said as _
from hitrecord.foundation.locking import for_change
from payouts.computing import heads
from payouts.computing.verification import first_difference
from payouts.models import Objection, Proposal, Window
from payouts.queries import cuesheet
from payouts.queries.accounts import users_of
from payouts.queries.windows import clock_of, is_named
from projects.models import Production


@transaction.atomic
def end_now(*, proposal: Proposal, by: User, reason: str, now: datetime) -> Proposal:
    """Freeze the published shares. Raises ValidationError for anybody who may not, superusers
    included, and when the document no longer gives the published amounts."""
    for_change(Production.objects).get(pk=proposal.production_id)  # nobody waives meanwhile
    locked = for_change(Proposal.objects).get(pk=proposal.pk)
    refusal = why_not_final(locked, by, now) or first_difference(locked)
    if refusal:
        raise ValidationError(refusal)
    locked.final_at, locked.final_by = now, by
    locked.save(update_fields=["final_at", "final_by"])
    _tell(locked)
    audit.record(actor=by, action="proposal made final", target=locked, reason=reason)
    return locked


def _tell(proposal: Proposal) -> None:
    """Also whoever waives, or has nothing of it: they were told that it is open."""
    paid = set(proposal.shares.values_list("person", flat=True))
    named = set(Window.objects.filter(proposal=proposal).values_list("person", flat=True))
    title = {"title": proposal.production.title}
    for people, subject in (
        (paid, _("Your share of “%(title)s” is final") % title),
        (named - paid, _("The shares of “%(title)s” are final") % title),
    ):
        notify(
            recipients=users_of(people),
            event=Event.FINAL,
            subject=subject,
            url=proposal.get_absolute_url(),
            target=proposal,
            key=f"proposal-{proposal.pk}-{Event.FINAL}",
        )


def why_not_final(proposal: Proposal, by: User, now: datetime) -> str:
    """The sentence that stands in the way, or ""."""
    if not proposal.opened_at:
        return _("Only an open proposal can be made final.")
    if proposal.final_at:
        return _("This proposal is final already.")
    if proposal.revised_at:
        return _("This proposal was revised; its newest revision can be made final.")
    return _not_by(proposal, by) or _not_yet(proposal, now)


def _not_by(proposal: Proposal, by: User) -> str:
    if not by.is_staff or not by.is_active:
        return _("Only staff make a proposal final.")
    if by.pk in openers(proposal):
        return _("You opened this proposal, so somebody else has to make it final.")
    if is_named(proposal, by):
        return _("You are named in this proposal, so somebody else has to make it final.")
    return ""


def openers(proposal: Proposal) -> set[int | None]:
    """Whoever opened it or one of its earlier revisions."""
    revisions = Proposal.objects.published().filter(thread=proposal.thread_id)
    return set(revisions.values_list("opened_by", flat=True))


def _not_yet(proposal: Proposal, now: datetime) -> str:
    if Proposal.objects.drafts().filter(revises=proposal).exists():
        return _("A revision is being drafted. Open or discard it first.")
    clock = clock_of(proposal)
    if clock.waiting:
        return _("The notice to %(name)s is still on its way, so their window has not begun.") % {
            "name": clock.waiting[0]
        }
    still = clock.last_at(now)
    if still:
        until = date_format(still[1], "j F Y, H:i")
        return _("%(name)s may still object, until %(until)s (UTC).") % {
            "name": still[0],
            "until": until,
        }
    return _unsettled(proposal)


def _unsettled(proposal: Proposal) -> str:
    said = Objection.objects.about(proposal)
    if said.open().exists():
        return _("An objection has no answer yet. Every objection needs one first.")
    if said.filter(proposal=proposal, accepted=True, withdrawn_at=None).exists():
        return _("An objection was accepted, and no revision has taken it in yet.")
    return waived_since(proposal)


def waived_since(proposal: Proposal) -> str:
    """The sentence that asks for a revision, or "". A later period follows the grains of the first,
    in which it is decided."""
    now, then = set(cuesheet.waiving(proposal.production_id)), set(heads.of(proposal)["waived"])
    shares = proposal.shares.filter(person__key__in=now - then)
    if proposal.follows or (then <= now and not shares.exists()):
        return ""
    return _("Somebody waives since, or took it back, and no revision has taken it in yet.")
