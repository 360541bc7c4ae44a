"""The lines of people in entries, told as one sum: whose they are is read with a reason."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Count, Sum

from payouts.models.books import Posting

Hidden = tuple[int, int, str]
"""How many lines, what they add up to, in which currency."""


def peoples_lines(entries: Collection[int]) -> dict[int, list[Hidden]]:
    """By entry; in one query, however many there are."""
    lines = Posting.objects.filter(entry__in=entries, account__payee__isnull=False).order_by()
    sums = lines.values_list("entry", "currency").annotate(n=Count("id"), sum=Sum("amount"))
    told: dict[int, list[Hidden]] = {}
    for entry, currency, number, amount in sums:
        told.setdefault(entry, []).append((number, amount, currency))
    return told
