"""The first remarks of a thread without their words: where they point, how they stand, and in which
order they are read. However many there are, this is one small row for each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject

from accounts.models import User
from accounts.queries.distance import is_unheard
from contributions.models import Anchor, Comment, Resolution, State, Version
from contributions.queries.places import Place, Shown
from hitrecord.foundation.once import Once

_PLACE: Final = (
    *("start", "end", "left", "top", "width", "height", "picture_id"),
    *("quote", "before", "after"),
)
_VERSION: Final = ("id", "number", "contribution_id")


@dataclass(frozen=True, slots=True)
class Sketch:
    """`number` is the flag's, for what points to a place; that is open until its maker says what
    became of it. `is_gone` for this reader: it keeps its place for its answers."""

    id: int
    author_id: int
    author_name: str
    is_gone: bool
    state: str
    addressed_in: int
    place: Place | None
    number: int = 0

    @property
    def is_flagged(self) -> bool:
        return bool(self.place and self.place.is_here and not self.is_gone)


def sketches_of(thread: int, viewer: Any, shown: Shown | None = None) -> list[Sketch]:
    """Critique in the order of its places, then the rest. What was taken back is left out when
    nobody answers it. One statement, and one more where passages point into a text."""
    known = {"reader": viewer.pk} if viewer.is_authenticated else {}
    sketches = [_sketch(row, shown) for row in _ROWS(thread=thread, **known)]
    placed = sorted((each for each in sketches if each.place), key=_order)
    numbered = [replace(each, number=number) for number, each in enumerate(placed, start=1)]
    return numbered + [each for each in sketches if not each.place]


def _rows(*, thread: int, reader: int = 0) -> Any:
    unheard = is_unheard(User(pk=reader), author="author")
    answers = Comment.objects.filter(parent=OuterRef("pk"), withdrawn_at=None)
    heard = answers.annotate(unheard=unheard).filter(unheard=False)
    firsts = Comment.objects.filter(thread=thread, parent=None).annotate(unheard=unheard)
    firsts = firsts.filter(Q(withdrawn_at=None, unheard=False) | Exists(heard))
    last = Resolution.objects.filter(comment=OuterRef("pk")).order_by("-id")
    stands = JSONObject(state="state", number="version__number")
    rows = firsts.annotate(resolution=Subquery(last.values(its=stands)[:1]))
    return rows.order_by("created_at", "id").values(
        *("id", "author_id", "author__person__credit_name", "withdrawn_at"),
        *("resolution", "anchor__id", "unheard"),
        *(f"anchor__{name}" for name in _PLACE),
        *(f"anchor__version__{name}" for name in _VERSION),
    )


_ROWS: Final = Once(_rows)


def _sketch(row: dict[str, Any], shown: Shown | None) -> Sketch:
    place = shown.place_of(_anchor(row), row["id"]) if shown and row["anchor__id"] else None
    stands = row["resolution"] or {"state": State.OPEN.value if place else ""}
    is_gone = row["withdrawn_at"] is not None or row["unheard"]
    return Sketch(
        id=row["id"],
        author_id=row["author_id"],
        author_name=row["author__person__credit_name"],
        is_gone=is_gone,
        state="" if is_gone else stands["state"],
        addressed_in=stands.get("number") or 0,
        place=place,
    )


def _anchor(row: dict[str, Any]) -> Anchor:
    version = Version(**{name: row[f"anchor__version__{name}"] for name in _VERSION})
    place = {name: row[f"anchor__{name}"] for name in _PLACE}
    return Anchor(comment_id=row["id"], version=version, **place)


def _order(sketch: Sketch) -> tuple[float, float, int]:
    return (*(sketch.place.order if sketch.place else (0.0, 0.0)), sketch.id)
