"""Works that staff took down. The rows are columns of the work; what happened is in the log."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

A_REMOVAL_SAYS_WHO_AND_WHY = models.CheckConstraint(
    condition=Q(removed_at=None, removed_by=None, removed_reason="", removed_title="")
    | (Q(removed_at__isnull=False, removed_by__isnull=False) & ~Q(removed_reason="")),
    name="a_removal_has_a_time_a_person_and_a_reason",
)
# Whatever leaves withdrawn works out leaves removed ones out too.
A_REMOVED_WORK_IS_DOWN = models.CheckConstraint(
    condition=Q(removed_at=None) | Q(withdrawn_at__isnull=False),
    name="a_removed_work_is_down",
)


def unnamed(removed_at: datetime | None) -> str:
    """What a work that is not on the wall any more is called where its title is not said."""
    return _("A work that the staff took down") if removed_at else _("A withdrawn work")
