"""The title of the production that an account belongs to; accounts name it by their code alone."""

from __future__ import annotations

from typing import Any

from django.db.models import (
    BigIntegerField,
    Case,
    F,
    Func,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast

from projects.models import Production


def with_production(rows: QuerySet[Any], account: str = "") -> QuerySet[Any]:
    """Each row gets `production_title`; `account` is the way from it to its account."""
    of = f"{account}__code" if account else "code"
    number = Func(F(of), Value(":"), Value(2), function="split_part")
    rows = rows.annotate(
        production_number=Case(
            When(**{f"{of}__startswith": "production:"}, then=Cast(number, BigIntegerField()))
        )
    )
    titles = Production.objects.filter(pk=OuterRef("production_number")).values("title")
    named: QuerySet[Any] = rows.annotate(production_title=Subquery(titles[:1]))
    return named
