"""Works from elsewhere: any number of rows, whose fields are `offsite-<n>-title` and so on."""

from __future__ import annotations

import re

from django.http import QueryDict

from contributions.forms.offsite import OffsiteForm
from contributions.models import Draft, DraftOffsiteSource
from contributions.models.offsite import FACTS

MOST = 100
_NAME = re.compile(r"offsite-(\d{1,3})-(?:title|author|link|note)")


class OffsiteRows:
    """What is typed, else what is stored; without the row whose remove button was pressed."""

    def __init__(self, data: QueryDict | None, draft: Draft) -> None:
        self.rows = _read(data) if data is not None else []
        if data is None and draft.pk:
            self._add(*draft.offsite_sources.all())

    def catch_up(self, draft: Draft) -> None:
        """Add what the draft holds and the form does not: pasted links to other sites."""
        known = {str(row["link"].value()) for row in self.rows}
        self._add(*draft.offsite_sources.exclude(link__in={"", *known}))

    def bring_both(self, draft: Draft) -> None:
        """Add what the draft holds and nobody typed here."""
        typed = [tuple(words[name] for name in FACTS) for words in self.typed()]
        rows = draft.offsite_sources.all()
        self._add(*(row for row in rows if tuple(getattr(row, n) for n in FACTS) not in typed))

    def blank(self) -> OffsiteForm:
        """The row in which one more can be typed."""
        return OffsiteForm(prefix=self._free())

    def are_right(self) -> bool:
        return not [row for row in self.rows if row.is_bound and not row.is_valid()]

    def typed(self) -> list[dict[str, str]]:
        return [row.typed() for row in self.rows if row.is_bound]

    def ask_for_all(self) -> None:
        for row in self.rows:
            if row.is_bound:
                row.ask_for_all()

    def _add(self, *stored: DraftOffsiteSource) -> None:
        for row in stored:
            self.rows.append(OffsiteForm(instance=row, prefix=self._free()))

    def _free(self) -> str:
        numbers = [int(row.number) for row in self.rows]
        return f"offsite-{max(numbers, default=-1) + 1}"


def _read(data: QueryDict) -> list[OffsiteForm]:
    found = [(match, data.get(match[0], "")) for name in data if (match := _NAME.fullmatch(name))]
    numbers = sorted({int(match[1]) for match, typed in found if typed.strip()})
    kept = [number for number in numbers if str(number) != data.get("drop_offsite", "")]
    return [OffsiteForm(data, prefix=f"offsite-{number}") for number in kept[:MOST]]
