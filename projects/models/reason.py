"""Reasons that nobody typed: kept in English, read by everybody in their own language."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_noop as _

from accounts.telling.said import said

AT_DEADLINE: Final = _("At its deadline.")
OVER: Final = _("The project is over.")
ARCHIVED: Final = _("The project is archived.")
FIRST_CALL: Final = _("The first call is open.")
NOT_HEARD_OF: Final = _("Not heard of.")
BEFORE: Final = _("In time.")
"""What was said of a deadline before."""
OURS = frozenset({AT_DEADLINE, BEFORE, OVER, ARCHIVED, FIRST_CALL, NOT_HEARD_OF})


def read(reason: str) -> str:
    """Somebody's own words as they are; ours for whoever reads, also in what they are told."""
    return said(reason) if reason in OURS else reason
