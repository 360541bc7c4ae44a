"""A late form does not reword what staff took from view while it was written."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from projects.models.hidden import Hideable


def require_shown(*locked: Hideable) -> None:
    """Of rows read under a lock that hiding takes as well. Raises ValidationError."""
    if any(one.hidden_at for one in locked):
        raise ValidationError(
            _(
                "A moderator took this from view while you were writing, so nothing was changed. "
                "What you typed is still here: copy it if you want to keep it."
            )
        )
