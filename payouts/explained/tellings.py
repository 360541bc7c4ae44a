"""Working out in the background why somebody gets what they get of a large proposal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import datetime
from fractions import Fraction
from typing import Any

from payouts.computing import drafting
from payouts.models import Share, Telling
from payouts.queries.why import Credited, Passed, Why, why
from payouts.working import work

WHOLE = ("rounding_unit", "people", "follows_allocation", "upstream_bp", "more")


def run(pk: int, now: datetime) -> None:
    work(Telling.objects.all(), pk, now, _run)


def _run(pk: int, now: datetime) -> Mapping[str, Any]:
    share = Share.objects.select_related("person", "proposal__production").get(telling=pk)
    return {"content": written(why(share, drafting.unpack(share.proposal)))}


def written(found: Why) -> dict[str, Any]:
    """As JSON: exact parts as text like `3/5`."""
    told: dict[str, Any] = {name: getattr(found, name) for name in WHOLE}
    told |= {"exact": str(found.exact), "more_amount": str(found.more_amount)}
    told |= {"so_far": str(found.so_far), "had": found.had}
    told["credited"] = [_line(one) for one in found.credited]
    told["passed"] = [_line(one) for one in found.passed]
    return told | {"pieces": found.pieces}


def read(share: Share, told: dict[str, Any]) -> Why:
    return Why(
        share=share,
        proposal=share.proposal,
        credited=[Credited(**_exact(Credited, one)) for one in told["credited"]],
        passed=[Passed(**_exact(Passed, one)) for one in told["passed"]],
        pieces=[(one[0], one[1], one[2]) for one in told["pieces"]],
        **{name: told[name] for name in WHOLE},
        exact=Fraction(told["exact"]),
        more_amount=Fraction(told["more_amount"]),
        so_far=Fraction(told.get("so_far", 0)),
        had=told.get("had", 0),
    )


def _line(one: Credited | Passed) -> dict[str, Any]:
    values = asdict(one)
    return {name: str(v) if isinstance(v, Fraction) else v for name, v in values.items()}


def _exact(kind: type[Credited | Passed], one: dict[str, Any]) -> dict[str, Any]:
    exact = {field.name for field in fields(kind) if field.type == "Fraction"}
    return {name: Fraction(value) if name in exact else value for name, value in one.items()}
