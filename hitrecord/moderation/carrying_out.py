"""What a decision does to the thing it is about, and how exactly that is undone."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from contributions.models import Decision
from hitrecord.moderation.kinds import kind_of
from hitrecord.moderation.restraint import settle


def carry_out(decision: Decision, *, hide_title: bool) -> None:
    """Raises ValidationError when somebody took it down meanwhile."""
    target = decision.case.target
    if decision.removes and not (target and kind_of(target).take(target, decision, hide_title)):
        raise ValidationError(_("It is down already. Nothing was changed."))
    if decision.account:
        settle(decision.account)


def undo(decision: Decision) -> None:
    """Only what this decision did: what somebody else took down meanwhile stays down."""
    target = decision.case.target
    give = kind_of(target).give if target else None
    if decision.removes and give:
        give(target, decision)
    if decision.account:
        settle(decision.account)
