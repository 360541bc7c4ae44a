"""What was changed on a cue sheet, by whom and why, and telling those whose credit it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from accounts.models import Event, User
from accounts.services import audit
from accounts.services.notices import notify
from accounts.telling.said import said as _
from projects.models import Production
from projects.queries.sheet_state import is_bound


def write_down(
    *, production: Production, changed: Sequence[dict[str, Any]], by: User, reason: str
) -> None:
    """Raises ValidationError for a change without the reason it needs."""
    bound = bool(changed) and is_bound(production)
    if bound and not reason.strip():
        raise ValidationError({"reason": gettext("Say why: others have read this cue sheet.")})
    users = sorted({pk for each in changed for pk in each["users"]})
    record = audit.record(
        actor=by,
        action="cue sheet kept",
        target=production,
        reason=reason.strip(),
        detail={"changed": list(changed), "users": users},
    )
    if bound:
        notify(
            recipients=User.objects.filter(pk__in=users, is_active=True).exclude(pk=by.pk),
            event=Event.MODERATED,
            subject=_("The cue sheet of “%(title)s” was changed where you are credited")
            % {"title": production.title},
            body=record.reason,
            url=production.get_absolute_url(),
            target=production,
            key=f"sheet:{record.pk}",
        )
