"""A comparison as a page shows it: the changes with what stands around them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from contributions.domain.comparison import Row

WEIGHT = 12_000  # characters of changed text on one page
AROUND = 1  # paragraphs shown before and after a change; what lies between is only counted


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph with its changes, one without, or `skipped` paragraphs that stayed the same."""

    row: Row | None
    skipped: int = 0


def pages_of(rows: Sequence[Row]) -> list[list[Stretch]]:
    return list(_parts(_stretches(rows)))


def _stretches(rows: Sequence[Row]) -> Iterator[Stretch]:
    near = _near(rows)
    skipped = 0
    for at, row in enumerate(rows):
        if at not in near:
            skipped += 1
            continue
        if skipped:
            yield Stretch(None, skipped)
        skipped = 0
        yield Stretch(row)
    if skipped:
        yield Stretch(None, skipped)


def _near(rows: Sequence[Row]) -> set[int]:
    changed = [at for at, row in enumerate(rows) if not row.is_same]
    return {near for at in changed for near in range(at - AROUND, at + AROUND + 1)}


def _parts(stretches: Iterable[Stretch]) -> Iterator[list[Stretch]]:
    part, weight = list[Stretch](), 0
    for stretch in stretches:
        size = _size(stretch)
        if part and weight + size > WEIGHT:
            yield part
            part, weight = [], 0
        part.append(stretch)
        weight += size
    yield part


def _size(stretch: Stretch) -> int:
    if stretch.row is None:
        return 60
    spans = (*stretch.row.before, *stretch.row.after)
    return sum(len(span.text.encode()) + 20 for span in spans) + 100
