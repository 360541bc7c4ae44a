"""Which entries of the books an amount comes from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast

from payouts.models import Budget, Cost, Distribution, Hold, Payout, Proposal, Sale

BOOKED = (
    *("sale", "cost", "budget", "adjustment", "distribution"),
    *("hold", "payout", "clawback", "unclaimed"),
)
"""Models whose rows entries name as their source."""


def entries_of(kind: str, pk: int) -> Q | None:
    """Of one row that is booked, or of one that others with entries belong to; None without any
    such kind."""
    if kind in BOOKED:
        return Q(source_type=f"payouts.{kind}", source_id=str(pk))
    return GATHERED[kind](pk) if kind in GATHERED else None


def _all(rows: QuerySet[Any]) -> Q:
    ids = rows.order_by().values(text=Cast("pk", CharField()))
    return Q(source_type=rows.model._meta.label_lower, source_id__in=ids)


def _income(pk: int) -> Q:
    return _all(_held_by(pk, Sale)) | _all(_held_by(pk, Budget))


def _costs(pk: int) -> Q:
    return _all(_held_by(pk, Cost)) | _all(_held_by(pk, Sale))


def _held_by(pk: int, model: type[Sale | Cost | Budget]) -> QuerySet[Any]:
    """A revision splits what the first proposal of its thread closed."""
    threads = Proposal.objects.filter(pk=pk).values("thread")
    rows: QuerySet[Any] = model._default_manager.filter(proposal__thread__in=threads)
    return rows


def _handed_out(pk: int) -> Q:
    return _all(Distribution.objects.filter(proposal=pk)) | _all(
        Hold.objects.filter(share__proposal=pk)
    )


GATHERED: dict[str, Callable[[int], Q]] = {
    "income": _income,
    "costs": _costs,
    "proposal": _handed_out,
    "batch": lambda pk: _all(Payout.objects.filter(batch=pk)),
}
