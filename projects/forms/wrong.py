"""What is wrong in a row of a table, where each field is too narrow to say it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Wrong:
    """`field` is the id of the field and `row` what its line is called."""

    field: str
    row: str
    label: str
    sentence: str


class SaysWhatIsWrong:
    """A form that is a row; it knows what it is `called`, and its `cells`."""

    @property
    def wrongs(self: Any) -> list[Wrong]:
        return [
            Wrong(field.id_for_label, self.called, str(field.label), str(sentence))
            for name, sentences in self.errors.items()
            if name in self.fields
            # Nobody can go to a hidden field: the first of its row stands for it.
            for field in [self.cells[0] if self[name].is_hidden else self[name]]
            for sentence in sentences
        ]
