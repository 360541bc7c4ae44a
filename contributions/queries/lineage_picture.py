"""A lineage drawn: works as thumbnails in columns of generations, threads between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from contributions.domain.collapse import REACH, Collapsed
from contributions.domain.drawing import Box, Drawing, draw
from contributions.queries.lineage_nodes import Node
from contributions.queries.lineage_thumbs import Thumb, height_of, shown_of, thumb_of

REST = 64


@dataclass(frozen=True, slots=True)
class ThreadLine:
    """`kind` is that of the work it comes from; "gone" without one, "rest" for a bundle."""

    path: str
    knob_x: int
    knob_y: int
    source: int
    derivative: int
    relation: str
    kind: str
    dispute: int | None


@dataclass(frozen=True, slots=True)
class Rest:
    """So many works more in this generation, or in all that lie beyond it."""

    box: Box
    count: int
    generation: int

    @property
    def is_beyond(self) -> bool:
        return abs(self.generation) > REACH

    @property
    def words_y(self) -> int:
        return self.box.y + self.box.height // 2


@dataclass(frozen=True, slots=True)
class LineagePicture:
    width: int
    height: int
    heads: list[tuple[int, int]]
    thumbs: list[Thumb]
    rests: list[Rest]
    threads: list[ThreadLine]


def picture_of_lineage(
    drawn: Collapsed,
    nodes: Mapping[int, Node],
    disputed: Mapping[tuple[int, int], int],
    *,
    viewing: str,
) -> LineagePicture:
    """What the thumbnails show takes three statements; mature works may be covered."""
    shown = shown_of({work: nodes[work] for work in drawn.works}, viewing)
    heights = {work: height_of(nodes[work], shown) for work in drawn.works}
    drawing = draw(drawn.placed, drawn.threads, heights | dict.fromkeys(drawn.rests, REST))
    return LineagePicture(
        width=drawing.width,
        height=drawing.height,
        heads=drawing.heads,
        thumbs=[
            thumb_of(nodes[box.node], box, shown)
            for box in drawing.boxes
            if box.node not in drawn.rests
        ],
        rests=[
            Rest(box, drawn.rests[box.node], drawn.placed[box.node])
            for box in drawing.boxes
            if box.node in drawn.rests
        ],
        threads=_threads(drawing, nodes, disputed),
    )


def _threads(
    drawing: Drawing, nodes: Mapping[int, Node], disputed: Mapping[tuple[int, int], int]
) -> list[ThreadLine]:
    lines = []
    for thread in drawing.threads:
        source, derivative, relation = thread.edge
        kind = nodes[source].kind if source in nodes and nodes[source].url else "gone"
        lines.append(
            ThreadLine(
                path=thread.path,
                knob_x=thread.knob_x,
                knob_y=thread.knob_y,
                source=source,
                derivative=derivative,
                relation=relation,
                kind=(kind or "gone") if relation else "rest",
                dispute=disputed.get((source, derivative)),
            )
        )
    return lines
