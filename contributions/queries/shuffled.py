"""Works by chance, without drawing lots for all of them: each has a place in a few shuffled
circles that are kept as indexes, and a seed says in which one to begin where."""

from __future__ import annotations

import random
from typing import Any

from django.db.models import BigIntegerField, F, Func, QuerySet, Value

from contributions.models import Contribution
from contributions.models.contribution import CIRCLES

PAGES = 40
"""Whoever wants more shuffles again."""


def shuffled(works: QuerySet[Contribution], *, seed: str, first: int, last: int) -> list[int]:
    """Keys from place `first` up to `last`, counted from 0; one statement."""
    order = random.Random(seed)  # noqa: S311 (an order)
    circle = Func(
        F("pk"),
        Value(order.randrange(CIRCLES)),
        function="hashint8extended",
        output_field=BigIntegerField(),
    )
    begin = order.randrange(-(2**63), 2**63)
    placed: Any = works.annotate(place=circle).order_by("place").values_list("pk", "place")
    ahead = placed.filter(place__gte=begin)[:last]
    around = placed.filter(place__lt=begin)[:last]
    rows = sorted(ahead.union(around, all=True), key=lambda row: (row[1] < begin, row[1]))
    return [pk for pk, _place in rows[first:last]]
