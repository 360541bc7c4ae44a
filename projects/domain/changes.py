"""What is different between a plan and the one before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Kept = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Changes:
    added: list[Kept] = field(default_factory=list)
    moved: list[tuple[Kept, Kept]] = field(default_factory=list)
    """Before and after."""
    removed: list[Kept] = field(default_factory=list)


def between(before: Sequence[Kept], after: Sequence[Kept]) -> Changes:
    """Works and calls are known by their ids; a gap without a call by its title and lane."""
    old, new = _known(before), _known(after)
    return Changes(
        added=[each for key, each in new.items() if key not in old],
        moved=[(old[key], each) for key, each in new.items() if key in old and old[key] != each],
        removed=[each for key, each in old.items() if key not in new],
    )


def _known(places: Sequence[Kept]) -> dict[Any, Kept]:
    found: dict[Any, Kept] = {}
    for each in places:
        key = (each["submission"], each["call"]) if each["submission"] or each["call"] else None
        name = key or (each["lane"], each["title"])
        same = sum(1 for known in found if known[0] == name)
        found[name, same] = each
    return found
