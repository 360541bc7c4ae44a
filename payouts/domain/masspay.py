"""The files of a mass payment service: the payments to upload, its answer about them, and its own
list of what it paid."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from payouts.domain.cells import safe_cell
from payouts.domain.payout_states import Status

COLUMNS = (
    "Recipient",
    "Amount",
    "Currency",
    "Reference ID",
    "Note to recipient",
    "Name",
    "Paid by",
)
STATUSES = {
    **dict.fromkeys(("completed", "paid", "success", "successful"), Status.PAID),
    **dict.fromkeys(("failed", "denied", "blocked", "rejected", "cancelled"), Status.FAILED),
    **dict.fromkeys(("returned", "refunded", "reversed", "unclaimed returned"), Status.RETURNED),
    **dict.fromkeys(("pending", "processing", "unclaimed", "on hold", "onhold"), Status.PENDING),
}
NAMES = {
    "reference": ("reference id", "reference", "unique id"),
    "status": ("status",),
    "reason": ("reason", "error", "message", "status reason"),
    "amount": ("amount", "gross amount"),
    "currency": ("currency", "currency code"),
}
"""Our name of a column → what services call it."""


@dataclass(frozen=True, slots=True)
class Payment:
    """`amount` in minor units of a currency with `exponent` decimals."""

    receiver: str
    amount: int
    currency: str
    exponent: int
    reference: str
    note: str
    name: str


@dataclass(frozen=True, slots=True)
class Answer:
    """`amount` and `currency` as they are written, "" where the file does not say it; `line`
    counts from 2, after the heading, as table programs do."""

    reference: str
    status: Status
    reason: str
    amount: str = ""
    currency: str = ""
    line: int = 0


class NotAnAnswer(ValueError):
    """The file cannot be read as a service's answer; `line` is
    counted as table programs do, from 2; 0 is the heading."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(why)
        self.line, self.why = line, why


def write(payments: Iterable[Payment]) -> str:
    out = io.StringIO()
    sheet = csv.writer(out, lineterminator="\r\n")
    sheet.writerow(COLUMNS)
    for one in payments:
        amount = f"{Decimal(one.amount).scaleb(-one.exponent):.{one.exponent}f}"
        words = (one.reference, one.note, one.name, way(one.receiver))
        sheet.writerow([safe_cell(one.receiver), amount, one.currency, *map(safe_cell, words)])
    return out.getvalue()


def way(receiver: str) -> str:
    """Which of the two a service needs: an address is PayPal's, all else an IBAN."""
    return "PayPal" if "@" in receiver else "IBAN"


def read(text: str, needed: Iterable[str] = ("reference", "status")) -> Iterator[Answer]:
    """Raises NotAnAnswer for a heading or a line that cannot be understood."""
    plain = text.removeprefix("\ufeff")
    first = plain.partition("\n")[0]
    between = ";" if ";" in first and "," not in first else ","  # as some table programs save it
    rows = csv.reader(io.StringIO(plain), delimiter=between)
    heading = [name.strip().lower() for name in next(rows, [])]
    found = {ours: _column(heading, theirs) for ours, theirs in NAMES.items()}
    columns = {ours: place for ours, place in found.items() if place is not None}
    if not set(needed) <= set(columns):
        raise NotAnAnswer(0, "no such columns")
    last = max(columns[name] for name in needed)
    for number, row in enumerate(rows, 2):  # as a table program counts them, after the heading
        if not any(cell.strip() for cell in row):
            continue
        if len(row) <= last:
            raise NotAnAnswer(number, "too short")
        said = {ours: row[place].strip() for ours, place in columns.items() if place < len(row)}
        status = STATUSES.get(said["status"].lower())
        if status is None:
            raise NotAnAnswer(number, said["status"])
        yield Answer(
            said["reference"],
            status,
            said.get("reason", ""),
            said.get("amount", ""),
            said.get("currency", "").upper(),
            number,
        )


def _column(heading: list[str], names: Iterable[str]) -> int | None:
    return next((heading.index(name) for name in names if name in heading), None)
