"""What a line of somebody's account says, in the words of whoever reads it."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

PAYOUTS: Final = {
    "reservation": gettext_noop("Payout %(reference)s"),
    "release": gettext_noop("Payout %(reference)s was not made: yours again"),
    "return": gettext_noop("Payout %(reference)s came back: yours again"),
}
"""By kind of entry. The books keep the reference, and why, as it was said then."""
KEPT_APART: Final = gettext_noop("Kept apart: nobody said where it should go")
TURNED_UP: Final = gettext_noop("Yours again: you turned up")
SET_OFF: Final = gettext_noop("Set off: %(reason)s")
"""What the books keep, in English: nobody knows then who will read it."""


def in_ones_words(kept: str) -> str:
    """A sentence of ours that was kept in English; what somebody wrote stays as it is."""
    return _(kept) if kept else ""


def told(kind: str, key: str, memo: str) -> str:
    """`key` is the entry's, whose last part is the reference of a payout."""
    if kind == "setoff":
        return _(SET_OFF) % {"reason": memo.removeprefix(SET_OFF % {"reason": ""})}
    if memo in (KEPT_APART, TURNED_UP):
        return _(memo)
    if kind not in PAYOUTS:
        return memo
    reference = key.rpartition(":")[2]
    words = _(PAYOUTS[kind]) % {"reference": reference}
    return words if memo in ("", f"Payout {reference}") else f"{words} ({in_ones_words(memo)})"
