"""The two files of a mass payment service: the payments to upload, and its answer about them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from payouts.domain.cells import safe_cell
from payouts.domain.payout_states import Status

COLUMNS = ("Recipient", "Amount", "Currency", "Reference ID", "Note to recipient", "Name")
STATUSES = {
    **dict.fromkeys(("completed", "paid", "success", "successful"), Status.PAID),
    **dict.fromkeys(("failed", "denied", "blocked", "rejected", "cancelled"), Status.FAILED),
    **dict.fromkeys(("returned", "refunded", "reversed", "unclaimed returned"), Status.RETURNED),
    **dict.fromkeys(("pending", "processing", "unclaimed", "on hold", "onhold"), Status.PENDING),
}
REFERENCES = ("reference id", "reference", "unique id")
REASONS = ("reason", "error", "message", "status reason")


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
    reference: str
    status: Status
    reason: str


class NotAnAnswer(ValueError):
    """The file cannot be read as a service's answer; `line` counts from 1, 0 is the heading."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(why)
        self.line, self.why = line, why


def write(payments: Iterable[Payment]) -> str:
    out = io.StringIO()
    sheet = csv.writer(out, lineterminator="\r\n")
    sheet.writerow(COLUMNS)
    for one in payments:
        amount = f"{Decimal(one.amount).scaleb(-one.exponent):.{one.exponent}f}"
        words = (one.reference, one.note, one.name)
        sheet.writerow([safe_cell(one.receiver), amount, one.currency, *map(safe_cell, words)])
    return out.getvalue()


def read(text: str) -> Iterator[Answer]:
    """Raises NotAnAnswer for a heading or a line that cannot be understood."""
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    heading = [name.strip().lower() for name in next(rows, [])]
    reference, status = _column(heading, REFERENCES), _column(heading, ("status",))
    if reference is None or status is None:
        raise NotAnAnswer(0, "no such columns")
    reason = _column(heading, REASONS)
    for number, row in enumerate(rows, 1):
        if not any(cell.strip() for cell in row):
            continue
        if len(row) <= max(reference, status):
            raise NotAnAnswer(number, "too short")
        said = STATUSES.get(row[status].strip().lower())
        if said is None:
            raise NotAnAnswer(number, row[status].strip())
        why = row[reason].strip() if reason is not None and len(row) > reason else ""
        yield Answer(row[reference].strip(), said, why)


def _column(heading: list[str], names: Iterable[str]) -> int | None:
    return next((heading.index(name) for name in names if name in heading), None)
