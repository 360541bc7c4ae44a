"""What a decision does to the thing it is about, and how exactly that is undone."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.models import User
from contributions.models import Album, Comment, Contribution, Decision
from contributions.services import albums, comments, removing
from hitrecord.moderation.restraint import settle


def carry_out(decision: Decision, *, hide_title: bool) -> None:
    """Raises ValidationError when somebody took it down meanwhile."""
    target = decision.case.target
    if decision.removes and not _remove(decision, target, hide_title=hide_title):
        raise ValidationError(_("It is down already. Nothing was changed."))
    if decision.account:
        settle(decision.account)


def undo(decision: Decision, *, by: User, reason: str, now: datetime) -> None:
    """Only what this decision did: what somebody else took down meanwhile stays down."""
    target = decision.case.target
    if decision.removes and isinstance(target, Contribution):
        removing.let_go(contribution=target, by=by, reason=reason, now=now)
    elif decision.removes and isinstance(target, Comment) and target.removed_at == decision.at:
        if target.withdrawn_at == target.removed_at:
            target.withdrawn_at = None
        target.removed_at, target.removed_by = None, None
        target.save(update_fields=["withdrawn_at", "removed_at", "removed_by"])
    elif decision.removes and isinstance(target, Album):
        albums.show_again(album=target, hidden_at=decision.at)
    if decision.account:
        settle(decision.account)


def _remove(decision: Decision, target: object, *, hide_title: bool) -> bool:
    if isinstance(target, Contribution):
        return removing.remove(
            contribution=target,
            by=decision.by,
            reason=decision.reason,
            hide_title=hide_title,
            now=decision.at,
            tell=False,
        )
    if isinstance(target, Comment):
        return comments.take_down(comment=target, by=decision.by, now=decision.at)
    if isinstance(target, Album):
        return albums.hide(album=target, by=decision.by, now=decision.at)
    return False
