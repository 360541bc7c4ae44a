"""The remarks of a talk by what became of them: everything, open, addressed, won't do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from contributions.models import State


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str
    count: int
    is_chosen: bool


def choices_of(states: Sequence[str], chosen: str) -> list[Choice]:
    """An unknown word chooses everything; what nothing stands like is not offered."""
    labels = {"": (_("All"), len(states))}
    counts = ((state, states.count(state)) for state in State)
    labels |= {str(state): (str(state.label), count) for state, count in counts if count}
    chosen = chosen if chosen in labels else ""
    return [
        Choice(value, label, count, value == chosen) for value, (label, count) in labels.items()
    ]
