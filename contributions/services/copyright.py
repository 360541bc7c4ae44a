"""Copyright notices on their way: every step once, written down, and told to both sides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person, User
from accounts.models.reason import TIME_PASSED
from accounts.services import audit
from contributions.domain.copyright import Stage, Step, after
from contributions.models import Authorship, Contribution, CopyrightNotice
from contributions.services import removing
from contributions.services.copyright_letters import tell, tell_received
from hitrecord.foundation.locking import for_change

HANDLE = "contributions.handle_copyrightnotice"


@dataclass(frozen=True, slots=True)
class Claimant:
    claimant: str
    email: str
    contact: str
    original: str
    link: str = ""


@transaction.atomic
def receive(*, works: Iterable[Contribution], who: Claimant, by: User | None, now: datetime) -> int:
    """One notice for each work; sent twice it is one. How many are new."""
    new = []
    named = Contribution.objects.filter(pk__in=[work.pk for work in works])
    # In one order, whatever order they are named in: two notices never wait for each other.
    for work in for_change(named.order_by("pk")):
        pending = CopyrightNotice.objects.pending().filter(work=work, email__iexact=who.email)
        if pending.exists():
            continue
        made = CopyrightNotice.objects.create(
            work=work,
            by=by,
            received_at=now,
            claimant=who.claimant,
            email=who.email,
            contact=who.contact,
            original=who.original,
            link=who.link,
        )
        new.append(made)
    if new:
        tell_received(new, who.email)
    return len(new)


@transaction.atomic
def handle(
    *, notice: CopyrightNotice, step: Step, by: User, reason: str, now: datetime
) -> CopyrightNotice:
    """Staff take a step. Raises PermissionError for who is no moderator, ValidationError with the
    sentence that stands in the way."""
    if not by.has_perm(HANDLE):
        raise PermissionError("only moderators handle copyright notices")
    held = _held(notice)
    # Of any version, under any of their names: as with disputes.
    mine = Authorship.objects.filter(person__in=Person.objects.names_of(by))
    if mine.filter(version__contribution=held.work_id).exists():
        raise ValidationError(_("The work is yours, so somebody else has to handle this."))
    if held.by_id == by.pk:
        raise ValidationError(_("The notice is yours, so somebody else has to handle it."))
    _go(held, step, by=by, reason=reason, now=now)
    audit.record(
        actor=by,
        action=f"copyright: {step}",
        target=held.work,
        reason=reason,
        detail={"notice": held.pk},
    )
    return held


@transaction.atomic
def counter(*, notice: CopyrightNotice, by: User, words: str, now: datetime) -> bool:
    """By an author, once. False when it was countered or decided before. Raises PermissionError
    for anybody else."""
    held = _held(notice)
    if not Contribution.objects.made_by(by).filter(pk=held.work_id).exists():
        raise PermissionError("only an author counters a notice about a work")
    if held.counter_at or not held.can_be_countered:
        return False
    held.counter_by, held.counter_at, held.counter = by, now, words
    _go(held, Step.COUNTER, by=by, reason=held.reason, now=now)
    audit.record(
        actor=by,
        action="copyright: counter",
        target=held.work,
        reason=words,
        detail={"notice": held.pk},
    )
    return True


@transaction.atomic
def pass_deadline(*, pk: int, step: Step, now: datetime) -> bool:
    """Of a notice whose time is over; False when somebody was faster. Safe to run again."""
    due = for_change(CopyrightNotice.objects.due(now), skips_held=True)
    held = due.filter(pk=pk).first()
    if held is None or after(held.stage, step) is None:
        return False
    _go(held, step, by=None, reason=held.reason, now=now)
    audit.record(
        actor=None,
        action=f"copyright: {step} (deadline)",
        target=held.work,
        detail={"notice": held.pk},
    )
    return True


def _held(notice: CopyrightNotice) -> CopyrightNotice:
    rows = CopyrightNotice.objects.select_related("work__current")
    return for_change(rows).get(pk=notice.pk)


def _go(held: CopyrightNotice, step: Step, *, by: User | None, reason: str, now: datetime) -> None:
    """`by` nobody: a deadline passed."""
    to = after(held.stage, step)
    if to is None:
        raise ValidationError(
            _("This is not possible any more: it is “%(stage)s” already. Nothing was changed.")
            % {"stage": held.get_stage_display()}
        )
    was, held.stage, held.due_at = Stage(held.stage), to.value, deadline(to, now)
    if by and step != Step.COUNTER:
        held.handled_by, held.handled_at, held.reason = by, now, reason
    if to in (Stage.REMOVED, Stage.KEPT_DOWN):
        _take_down(held, by, now)
    if to == Stage.RESTORED:
        _put_up(held, by, reason, now)
    if to in (Stage.REFUSED, Stage.RESTORED, Stage.KEPT_DOWN):
        held.ended_at = now
    held.save()
    tell(held, by, was=was)


def deadline(stage: Stage, now: datetime) -> datetime | None:
    days = {
        Stage.FORWARDED: settings.COPYRIGHT_ANSWER_DAYS,
        Stage.COUNTERED: settings.COPYRIGHT_WAIT_DAYS,
    }
    return now + timedelta(days=days[stage]) if stage in days else None


def _take_down(held: CopyrightNotice, by: User | None, now: datetime) -> None:
    """It stays down for as long as any notice keeps it down, whichever was first."""
    if held.handled_by is None:
        return
    removing.remove(
        contribution=held.work,
        by=held.handled_by,
        reason=held.reason,
        hide_title=False,
        now=now,
        tell=False,
        is_checked=True,
        by_the_clock=by is None,
    )
    held.taken_down_at = held.taken_down_at or now


def _put_up(held: CopyrightNotice, by: User | None, reason: str, now: datetime) -> None:
    if held.taken_down_at:
        removing.let_go(
            contribution=held.work,
            by=by,
            reason=reason if by else TIME_PASSED,
            now=now,
            notice=held.pk,
        )
        held.work.refresh_from_db(fields=["title", "removed_at", "withdrawn_at"])
