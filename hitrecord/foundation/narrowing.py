"""What was found, narrowed by what the address asks for, and how many each choice would leave.
Pure: the traits of what was found have been read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Traits = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Hit:
    """`traits`: facet → its values for this one."""

    pk: int
    traits: Traits


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str
    count: int
    is_chosen: bool


def narrowed(hits: Sequence[Hit], chosen: Mapping[str, str]) -> list[Hit]:
    return [
        hit
        for hit in hits
        if all(value in hit.traits.get(name, ()) for name, value in chosen.items())
    ]


def choices(
    hits: Sequence[Hit],
    chosen: Mapping[str, str],
    name: str,
    labels: Mapping[str, str],
    most: int = 12,
) -> list[Choice]:
    """Of one facet, as many as there would be with the other facets as they are. In the order of
    `labels`; the most common when they are too many."""
    others = {key: value for key, value in chosen.items() if key != name}
    counts = Counter(value for hit in narrowed(hits, others) for value in hit.traits.get(name, ()))
    here = chosen.get(name)
    shown = {value for value, _count in counts.most_common(most)} | ({here} if here else set())
    return [
        Choice(value, str(label), counts[value], value == here)
        for value, label in labels.items()
        if value in shown
    ]
