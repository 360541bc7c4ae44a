"""The books of a version, as its page offers them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from contributions.models import Printing
from hitrecord.foundation.once import Once


@dataclass(frozen=True, slots=True)
class Book:
    form: str
    label: str
    size: int
    is_ready: bool
    is_failed: bool
    reason: str

    @property
    def is_pending(self) -> bool:
        return not (self.is_ready or self.is_failed)


def books_of(version_id: int) -> list[Book]:
    return [
        Book(
            form=row.form,
            label=str(row.get_form_display()),
            size=row.size,
            is_ready=row.finished_at is not None,
            is_failed=row.quarantined_at is not None,
            reason=row.reason,
        )
        for row in _ROWS(version=version_id)
    ]


_ROWS: Final = Once(lambda *, version: Printing.objects.filter(version=version).order_by("-form"))
