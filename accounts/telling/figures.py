"""Days and amounts in what people are told: written when they are read, for whoever reads them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from hitrecord.foundation.numbers import money


@dataclass(frozen=True, slots=True)
class Day:
    at: datetime

    def __str__(self) -> str:
        return date_format(timezone.localtime(self.at), _("j F Y"))


@dataclass(frozen=True, slots=True)
class Amount:
    """Minor units."""

    minor: int
    currency: str

    def __str__(self) -> str:
        return money(self.minor, self.currency)


def kept(value: Any) -> Any:
    """For a row that is read by many later."""
    if isinstance(value, Day):
        return {"day": value.at.isoformat()}
    if isinstance(value, Amount):
        return {"amount": value.minor, "currency": value.currency}
    return str(value)


def refigured(row: Mapping[str, Any]) -> Day | Amount:
    if "day" in row:
        return Day(datetime.fromisoformat(row["day"]))
    return Amount(row["amount"], row["currency"])
