"""Staff take a work down or put it up again: with a reason that its authors are told."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import Event, User
from accounts.services import audit
from accounts.services.notices import notify
from accounts.services.titles import retitle
from accounts.telling.said import paragraphs
from accounts.telling.said import said as _
from contributions.credentials import anew
from contributions.models import Contribution
from contributions.queries.kept_down import (
    decisions_keeping_down,
    is_kept_down,
    notices_keeping_down,
)
from contributions.queries.tags import forget_unshown
from hitrecord.foundation.locking import for_change

REMOVED = "[taken down]"
"""In notices; the same in every language, so that it is found again."""
REMOVE = "contributions.remove_contribution"


@transaction.atomic
def remove(
    *,
    contribution: Contribution,
    by: User,
    reason: str,
    hide_title: bool,
    now: datetime,
    tell: bool = True,
    is_checked: bool = False,
    by_the_clock: bool = False,
) -> bool:
    """False when it was removed before. Raises PermissionError for who is no moderator. Without
    `tell` the caller tells its authors; with `is_checked` it knows that this may be done. With
    `by_the_clock` a deadline did it that `by` had set.

    Where the title itself has to go, other words stand in its place wherever it was shown.
    """
    work = _held(contribution, by, is_checked)
    if work.removed_at:
        return False
    title = work.title
    work.removed_at, work.removed_by, work.removed_reason = now, by, reason
    if work.withdrawn_at is None:
        work.withdrawn_at, work.withdrawn_by = now, by
    if hide_title:
        work.removed_title, work.title = title, _("A work without its title")
    work.save()
    audit.record(
        actor=None if by_the_clock else by,
        action="work taken down",
        target=work,
        reason=reason,
        detail={"title": title},
    )
    anew.of_work(work=work, now=now)
    transaction.on_commit(forget_unshown)
    _retitle(work, title, work.title if hide_title else REMOVED)
    if tell:
        subject = _("Staff took down “%(title)s”") % {"title": title}
        _tell(work, by, subject, reason, "removed", now)
    return True


@transaction.atomic
def put_up_again(*, contribution: Contribution, by: User, reason: str, now: datetime) -> bool:
    """By hand, what was taken down by hand. False when it was not removed. Raises
    PermissionError for who is no moderator, ValidationError with what stands in the way."""
    work = _held(contribution, by, is_checked=False)
    if work.removed_at is None:
        return False
    refusal = why_not_put_up(work, by)
    if refusal:
        raise ValidationError(refusal)
    _restore(work, by=by, reason=reason, now=now)
    subject = _("Staff put “%(title)s” up again") % {"title": work.title}
    _tell(work, by, subject, reason, "put-up", now)
    return True


def why_not_put_up(work: Contribution, by: User) -> str:
    """The sentence that stands in the way of a moderator, or ""."""
    if Contribution.objects.made_by(by).filter(pk=work.pk).exists():
        return _("This is yours, so somebody else has to decide about it.")
    if notices_keeping_down(work).exists():
        return _("A copyright notice keeps it down: handle that. Nothing was changed.")
    if decisions_keeping_down(work).exists():
        return _("A decision keeps it down, which only its appeal undoes. Nothing was changed.")
    return ""


@transaction.atomic
def let_go(
    *, contribution: Contribution, by: User | None, reason: str, now: datetime, notice: int = 0
) -> bool:
    """What took it down does not any more: back to what it was before, unless something else
    keeps it down. The caller checks who may, and tells; `notice` is the one that let go, and `by`
    nobody when a deadline did. False when it stays as it is."""
    work = for_change(Contribution.objects).get(pk=contribution.pk)
    if work.removed_at is None or is_kept_down(work, besides=notice):
        return False
    _restore(work, by=by, reason=reason, now=now)
    return True


def _restore(work: Contribution, *, by: User | None, reason: str, now: datetime) -> None:
    """A work that its authors had withdrawn themselves stays so."""
    if work.withdrawn_at == work.removed_at:
        work.withdrawn_at, work.withdrawn_by = None, None
    hidden, work.title = work.title, work.removed_title or work.title
    _retitle(work, hidden if work.removed_title else REMOVED, work.title)
    work.removed_at, work.removed_by, work.removed_reason, work.removed_title = None, None, "", ""
    work.save()
    audit.record(actor=by, action="work put up again", target=work, reason=reason)
    anew.of_work(work=work, now=now)


def _retitle(work: Contribution, old: str, new: str) -> None:
    """Not for its authors: they have to know what it is about."""
    authors = User.objects.filter(person__authorships__version__contribution=work)
    retitle(old=old, new=new, url=work.get_absolute_url(), besides=authors)


def _held(contribution: Contribution, by: User, is_checked: bool) -> Contribution:
    if not is_checked and not by.has_perm(REMOVE):
        raise PermissionError("only moderators take works down")
    return for_change(Contribution.objects).get(pk=contribution.pk)


def _tell(
    work: Contribution, by: User, subject: str, reason: str, what: str, now: datetime
) -> None:
    authors = User.objects.filter(person__authorships__version=work.current_id, is_active=True)
    what_now = ""
    if work.removed_at:
        what_now = _(
            "Its credit and the threads from and to it stay. If you think this is wrong, say so on "
            "the page of your work: whoever took it down is told, and can put it up again."
        )
    notify(
        recipients=authors.distinct(),
        event=Event.REMOVED,
        subject=subject,
        url=work.get_absolute_url(),
        target=work,
        key=f"{what}-{work.pk}-{int(now.timestamp())}",
        body=paragraphs(reason, what_now),
        actor=by.person,
    )
