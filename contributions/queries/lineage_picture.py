"""A lineage drawn: works as thumbnails in columns of generations, threads between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models.functions import Left

from contributions.domain.drawing import NODE_WIDTH, Box, Drawing, draw
from contributions.domain.lineage import generations, thinned
from contributions.models import Kind, Version
from contributions.queries.files import FileView, files_of
from contributions.queries.lineage import Lineage, Node
from contributions.queries.veil import is_veiled
from contributions.typesetting import excerpt

LINES, LINE_LETTERS = 4, 24
TITLE_LETTERS, NAME_LETTERS = 22, 27
TALLEST, LOWEST = 176, 84
WRITING, SOUND, BLANK = 104, 76, 90
OPENING = 400
GENERATION = 9
"""Works drawn of one generation; the list has the others."""


@dataclass(frozen=True, slots=True)
class Thumb:
    """A work in the picture; coordinates are those of the drawing."""

    node: Node
    box: Box
    title: str
    names: str
    picture: str
    peaks: list[int]
    lines: list[tuple[int, str]]
    title_y: int
    names_y: int
    is_focus: bool

    @property
    def wave_width(self) -> int:
        return 7 * len(self.peaks)

    @property
    def badge_x(self) -> int:
        return self.box.x + self.box.width - 14

    @property
    def badge_y(self) -> int:
        return self.box.y - 12


@dataclass(frozen=True, slots=True)
class ThreadLine:
    path: str
    knob_x: int
    knob_y: int
    relation: str
    kind: str


@dataclass(frozen=True, slots=True)
class LineagePicture:
    width: int
    height: int
    columns: list[int]
    thumbs: list[Thumb]
    threads: list[ThreadLine]
    left_out: int


def picture_of_lineage(lineage: Lineage, *, viewing: str) -> LineagePicture:
    """Two statements for what the thumbnails show; those of mature works may be covered."""
    shown = thinned(lineage.focus, lineage.nodes, lineage.edges, GENERATION)
    nodes = {work: lineage.nodes[work] for work in shown}
    versions = {
        node.version_id: node
        for node in nodes.values()
        if node.url and not is_veiled(is_mature=node.is_mature, viewing=viewing)
    }
    files = {pk: made[0] for pk, made in files_of(versions, first_only=True).items() if made}
    texts = _texts([pk for pk, node in versions.items() if node.kind == Kind.WRITING])
    edges = [edge for edge in lineage.edges if edge.source in nodes and edge.derivative in nodes]
    heights = {work: _height(node, files.get(node.version_id)) for work, node in nodes.items()}
    drawing = draw(generations(nodes, edges), edges, heights)
    return LineagePicture(
        width=drawing.width,
        height=drawing.height,
        columns=drawing.columns,
        thumbs=[_thumb(box, lineage, files, texts) for box in drawing.boxes],
        threads=_threads(drawing, nodes),
        left_out=len(lineage.nodes) - len(nodes),
    )


def _threads(drawing: Drawing, nodes: Mapping[int, Node]) -> list[ThreadLine]:
    """The colour is that of the kind a thread comes from; grey from a withdrawn work."""
    lines = []
    for thread in drawing.threads:
        source = nodes[thread.edge.source]
        kind = source.kind if source.url else "gone"
        relation = thread.edge.relation
        lines.append(ThreadLine(thread.path, thread.knob_x, thread.knob_y, relation, kind))
    return lines


def _height(node: Node, file: FileView | None) -> int:
    if node.kind == Kind.WRITING and node.url:
        return WRITING
    if node.kind == Kind.AUDIO and node.url:
        return SOUND
    shown = file.made.get("poster") or file.made.get("image-320") if file else None
    if not shown or not shown.width:
        return BLANK
    return min(max(round(NODE_WIDTH * shown.height / shown.width), LOWEST), TALLEST)


def _thumb(
    box: Box, lineage: Lineage, files: Mapping[int, FileView], texts: Mapping[int, str]
) -> Thumb:
    node = lineage.nodes[box.node]
    file = files.get(node.version_id)
    opening = excerpt(texts.get(node.version_id, ""), LINES)
    return Thumb(
        node=node,
        box=box,
        title=_short(node.title, TITLE_LETTERS),
        names=_short(", ".join(name for name, _url in node.authors), NAME_LETTERS),
        picture=file.thumb if file and node.kind in {Kind.IMAGE, Kind.VIDEO} else "",
        peaks=list(file.facts.get("peaks") or [])[::5] if file else [],
        lines=[
            (box.y + 26 + 19 * number, _short(line, LINE_LETTERS))
            for number, line in enumerate(opening)
        ],
        title_y=box.y + box.height + 25,
        names_y=box.y + box.height + 42,
        is_focus=node.id == lineage.focus,
    )


def _texts(versions: list[int]) -> dict[int, str]:
    rows = Version.objects.filter(pk__in=versions).annotate(opening=Left("text", OPENING))
    return dict(rows.values_list("pk", "opening"))


def _short(words: str, letters: int) -> str:
    """SVG text does not wrap, so it is cut; the list below has it whole."""
    return words if len(words) <= letters else f"{words[: letters - 1].rstrip()}…"
