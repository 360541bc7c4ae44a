"""What hangs first on a wall for whoever is not signed in. To put the statement together takes
longer than to ask it, so that is done once for each wall there is."""

from __future__ import annotations

import json
from datetime import datetime
from functools import cache
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.utils import timezone

from contributions.queries.discover import Facets, works_for
from contributions.queries.picks import with_picked


def first_hung(facets: Facets, *, viewing: str, most: int) -> dict[int, Any]:
    """Keys in their order, each with its pick; of a wall in an order, without words or a tag."""
    sql, parameters = _statement(facets.kind, facets.order, viewing, most)
    now = timezone.now()
    given = [now if isinstance(each, datetime) else each for each in parameters]
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return {pk: json.loads(pick[0]) if pick and pick[0] else None for pk, *pick in cursor}


@cache
def _statement(kind: str, order: str, viewing: str, most: int) -> tuple[str, tuple[Any, ...]]:
    """The moments in it are all the one at which it is asked."""
    facets = Facets(kind=kind, order=order)
    works = works_for(facets, viewing=viewing, reader=AnonymousUser())
    shown: Any = works[:most]
    if facets.is_plain:
        shown = with_picked(shown, works)
    fields = ("pk", "its_pick") if facets.is_plain else ("pk",)
    sql, parameters = shown.values_list(*fields).query.sql_with_params()
    return sql, parameters
