"""Making something for a call: from its page to the contribute page, and back with the work."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.models import User
from projects.models import Call, Making


def begin(*, call: Call, by: User, now: datetime) -> Making:
    """Begun twice is begun once, the last one first. Raises ValidationError for a closed call."""
    if not call.is_open(now):
        raise ValidationError(_("This call is closed."))
    return Making.objects.update_or_create(call=call, by=by, defaults={"at": now})[0]
