"""The remarks of a page by what became of them: everything, open, addressed, won't do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from contributions.models import State
from contributions.queries.talk import Remark


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Critique:
    remarks: list[Remark]
    choices: list[Choice]

    @property
    def is_sorted(self) -> bool:
        """There is more than one way to stand."""
        return len(self.choices) > 1


def critique_of(remarks: Sequence[Remark], chosen: str) -> Critique:
    """An unknown word chooses everything; what nothing stands like is not offered."""
    groups = {state: [each for each in remarks if each.state == state] for state in State}
    labels = {"": (_("All"), len(remarks))}
    labels |= {
        str(state): (str(state.label), len(group)) for state, group in groups.items() if group
    }
    chosen = chosen if chosen in labels else ""
    return Critique(
        remarks=groups[State(chosen)] if chosen else list(remarks),
        choices=[
            Choice(value, label, count, value == chosen) for value, (label, count) in labels.items()
        ],
    )
