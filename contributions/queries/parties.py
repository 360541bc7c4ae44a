"""Whom a dispute is between, and who may therefore not decide it."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accounts.models import User
from contributions.models import Dispute


def authors_of_both(dispute: Dispute) -> QuerySet[User]:
    """Everybody who is an author of a version of either work."""
    works = [dispute.derivative.contribution_id, dispute.source.contribution_id]
    return User.objects.filter(
        person__authorships__version__contribution__in=works, is_active=True
    ).distinct()


def parties_of(dispute: Dispute) -> QuerySet[User]:
    """Who may speak in it and is told of it: both sides, and who raised it."""
    both = authors_of_both(dispute).values("pk")
    return User.objects.filter(Q(pk=dispute.raised_by_id) | Q(pk__in=both), is_active=True)


def is_party(dispute: Dispute, user: Any) -> bool:
    return bool(user.is_authenticated) and parties_of(dispute).filter(pk=user.pk).exists()


def why_not_decide(dispute: Dispute, user: User) -> str:
    """The sentence that stands in the way of somebody who may decide at all, or ""."""
    if not dispute.is_open:
        return _("This is decided already: %(outcome)s. Nothing was changed.") % {
            "outcome": dispute.get_outcome_display().lower()
        }
    if dispute.appeal_of and dispute.appeal_of.decided_by_id == user.pk:
        return _("You decided about this the first time, so somebody else has to decide now.")
    if dispute.raised_by_id == user.pk:
        return _("You raised this yourself, so somebody else has to decide it.")
    if authors_of_both(dispute).filter(pk=user.pk).exists():
        return _("One of the works is yours, so somebody else has to decide.")
    return ""
