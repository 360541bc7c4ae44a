"""Why a work is not on the wall any more, in a public line: whoever took it away is named."""

from __future__ import annotations

from datetime import datetime

from accounts.telling.said import said as _


def why_gone(removed_at: datetime | None) -> str:
    """For a work that was withdrawn: staff who take one down withdraw it, too."""
    return _("Taken down by the staff") if removed_at else _("Withdrawn by its authors")
