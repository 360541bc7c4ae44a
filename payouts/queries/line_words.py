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


def told(kind: str, key: str, memo: str) -> str:
    """`key` is the entry's, whose last part is the reference of a payout."""
    if kind not in PAYOUTS:
        return memo
    reference = key.rpartition(":")[2]
    words = _(PAYOUTS[kind]) % {"reference": reference}
    return words if memo in ("", f"Payout {reference}") else f"{words} ({memo})"
