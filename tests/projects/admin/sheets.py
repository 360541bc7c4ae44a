"""A cue sheet as the builder's form sends it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from projects.models import Production
from projects.services.sheets import stamp_of


def credit(what: str, piece: str, *, role: str = "Song", **more: Any) -> dict[str, Any]:
    return {"what": what, "piece": piece, "role": role, "points": 1, **more}


def sheet(
    production: Production,
    pieces: Sequence[str | dict[str, Any]],
    credits: Sequence[dict[str, Any]],
    **more: Any,
) -> dict[str, Any]:
    data: dict[str, Any] = {"stamp": stamp_of(production), "measure": "time"}
    for prefix, rows in (("piece", pieces), ("credit", credits)):
        data |= {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": 0}
        for number, row in enumerate(rows):
            fields = {"title": row, "points": 60} if isinstance(row, str) else row
            data |= {f"{prefix}-{number}-{name}": value for name, value in fields.items()}
    return data | more
