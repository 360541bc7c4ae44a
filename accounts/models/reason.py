"""Sentences of ours in reasons, such as moderators need often to begin a statement with: kept in
English, and read by everybody in their own language, whatever language the moderator's is."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

BEGINNINGS: Final = {
    "harassment": _(
        "It attacks a person instead of what they made or said. Here we speak about works."
    ),
    "hate": _("It stirs up hatred against people for who they are. That has no place here."),
    "private": _("It shows something private of somebody who did not agree to that."),
    "children": _("It endangers children. That is never allowed here, in no form."),
    "mature": _(
        "It shows what not everybody wants to meet, and did not say so. Mature works are welcome "
        "here when their authors mark them."
    ),
    "spam": _("It is advertising, or pretends to come from somebody else."),
    "unlawful": _("It is against the law where this site is run."),
}
TIME_PASSED: Final = _("The time to answer passed.")
"""Why something happens by itself."""
OURS: Final = frozenset({*BEGINNINGS.values(), TIME_PASSED})
BETWEEN: Final = "\n\n"


def begun(key: str, words: str) -> str:
    """As it is kept."""
    return BETWEEN.join(part for part in (BEGINNINGS.get(key, ""), words) if part)


def parted(reason: str) -> tuple[str, str]:
    """Our sentence as it is kept, or "", and somebody's own words."""
    first, _between, rest = reason.partition(BETWEEN)
    return (first, rest) if first in OURS else ("", reason)


def read(reason: str) -> str:
    """For whoever reads it now."""
    ours, words = parted(reason)
    return BETWEEN.join(part for part in (ours and gettext(ours), words) if part)
