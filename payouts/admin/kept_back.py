"""What a payout left on its payee's account, and why."""

from __future__ import annotations

from hitrecord.foundation.currency import format_minor
from hitrecord.foundation.quoting import in_quotes
from payouts.models import Payout


def said_kept_back(payout: Payout) -> str:
    """By work, with what its notice kept back."""
    return "; ".join(
        f"{format_minor(one.amount, payout.currency)}, {in_quotes(one.notice.work.title)}"
        for one in payout.kept_back.all()
    )
