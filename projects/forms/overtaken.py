"""What one producer typed, over the sheet as another kept it: no line of either is lost."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict

from accounts.models import Person
from projects.queries.sheet import Opened


def merged(data: QueryDict, opened: Opened) -> QueryDict:
    """A line of what the other credited meanwhile takes that credit's place, one of what they took
    off is a new one again, and what they added stands at the end."""
    again = data.copy()
    for at in range(_count(again, "credit")):
        key, of = f"credit-{at}-what", str(again.get(f"credit-{at}-of", ""))
        what = str(again.get(key, ""))
        if of in opened.there:
            again[key] = opened.there[of]
        elif what.startswith("credit-") and what not in opened.names and (name := _named(of)):
            again[key], again[f"credit-{at}-person"] = "", name
    rows = _pieces(again, opened)
    known = {again.get(f"credit-{at}-what") for at in range(_count(again, "credit"))}
    for row in opened.credits:
        if row["what"].startswith("credit-") and row["what"] not in known:
            _add(again, "credit", {**row, "piece": rows[row["piece"]], "order": ""})
    return again


def _pieces(data: QueryDict, opened: Opened) -> dict[str, str]:
    """The rows that hold the pieces of the sheet, each once; those that are missing are added."""
    typed = {str(data.get(f"piece-{at}-id")): str(at) for at in range(_count(data, "piece"))}
    found = {}
    for at, piece in enumerate(opened.pieces):
        known = typed.get(str(piece.get("id", "")))
        found[str(at)] = known or _add(data, "piece", {**piece, "order": ""})
    return found


def _named(of: str) -> str:
    """A person as somebody would type them; "" for what is none."""
    sort, _dash, pk = of.partition("-")
    known = sort == "person" and pk.isdecimal() and len(pk) < 19
    person = Person.objects.select_related("user").filter(pk=int(pk)).first() if known else None
    return "" if person is None else f"@{person.user.handle}" if person.user else str(person)


def _count(data: QueryDict, prefix: str) -> int:
    words = str(data.get(f"{prefix}-TOTAL_FORMS", ""))
    return int(words) if words.isdecimal() and len(words) < 5 else 0


def _add(data: QueryDict, prefix: str, row: dict[str, Any]) -> str:
    at = str(_count(data, prefix))
    data[f"{prefix}-TOTAL_FORMS"] = str(int(at) + 1)
    for name, value in row.items():
        data[f"{prefix}-{at}-{name}"] = str(value)
    return at
