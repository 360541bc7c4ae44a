"""The labels beside a draft's files, what is on its pictures, and the buttons that move them, read
by hand like the picker.

A file's label is `label-<id>`, its alt text `alt-<id>`; a button `move_file` says `<id>:first` or
`<id>:up`.
"""

from __future__ import annotations

from django.http import QueryDict
from django.utils.translation import gettext as _

from hitrecord.foundation.text import one_line, whole_number

LABEL_LENGTH = 80
ALT_LENGTH = 1000


def read_labels(data: QueryDict, sort: str = "label-") -> dict[int, str]:
    found = {}
    for name in data:
        pk = whole_number(name.removeprefix(sort)) if name.startswith(sort) else None
        if pk is not None:
            found[pk] = one_line(data.get(name, ""))
    return found


def label_problem(labels: dict[int, str]) -> str:
    """A sentence when a label is too long, else ""."""
    if all(len(label) <= LABEL_LENGTH for label in labels.values()):
        return ""
    return _("A label has room for %(most)s characters.") % {"most": LABEL_LENGTH}


def read_alts(data: QueryDict) -> dict[int, str]:
    return read_labels(data, "alt-")


def alt_problem(alts: dict[int, str]) -> str:
    """A sentence when what is on a picture is said at too great length, else ""."""
    if all(len(alt) <= ALT_LENGTH for alt in alts.values()):
        return ""
    return _("An alt text has room for %(most)s characters.") % {"most": ALT_LENGTH}


def read_move(data: QueryDict) -> tuple[int, str] | None:
    pk, _colon, to = data.get("move_file", "").partition(":")
    number = whole_number(pk)
    return None if number is None else (number, to)
