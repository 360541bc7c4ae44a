"""Changing a call that is open."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from projects.models import Call, Guarantee, Project
from projects.services.calls import check_deadline
from projects.services.permission import require_lead
from projects.services.shown import require_shown

PROMISED = ("reward", "amount")


@transaction.atomic
def change_call(*, call: Call, by: User, now: datetime, words: Mapping[str, Any]) -> Call:
    """What is promised for an answer is frozen once there is one: here under the lock that
    answers take, and in the database. Raises ValidationError with a sentence for each field."""
    project = Project.objects.select_for_update().get(pk=call.project_id)
    require_lead(project, by)
    locked = Call.objects.select_for_update().get(pk=call.pk)
    require_shown(project, locked)
    if locked.closed_at:
        raise ValidationError(_("This call is closed."))
    check_deadline(project, words["deadline"], now)
    is_promise_kept = all(words[name] == getattr(locked, name) for name in PROMISED)
    if not is_promise_kept and locked.submissions.exists():
        raise ValidationError(
            {"reward": _("Somebody has answered already, so what you promised stands.")}
        )
    if not is_promise_kept and locked.is_guaranteed:
        raise ValidationError(
            {"reward": _("The staff confirmed the amount, so what you promised stands.")}
        )
    if not is_promise_kept:
        Guarantee.objects.filter(call=locked).delete()  # a no to another promise
    for name, value in words.items():
        setattr(locked, name, value)
    locked.full_clean()
    locked.save()
    return locked
