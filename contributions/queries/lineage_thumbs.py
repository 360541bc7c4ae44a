"""What each work shows of itself in the picture of a lineage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from textwrap import wrap

from django.db.models.functions import Left

from contributions.domain.drawing import NODE_WIDTH, Box
from contributions.models import Kind, Version
from contributions.queries.files import FileView, files_of
from contributions.queries.lineage_nodes import Node
from contributions.queries.veil import is_veiled
from contributions.typesetting import excerpt

LINES, LINE_LETTERS = 4, 22
TITLE_LETTERS, NAME_LETTERS = 22, 27
TALLEST, LOWEST = 176, 84
WRITING, SOUND, BLANK = 104, 76, 90
OPENING = 400


@dataclass(frozen=True, slots=True)
class Shown:
    """What was fetched for thumbnails, by version; nothing of covered and withdrawn works."""

    files: Mapping[int, FileView]
    texts: Mapping[int, str]
    viewing: str


@dataclass(frozen=True, slots=True)
class Thumb:
    """A work in the picture; coordinates are those of the drawing."""

    node: Node
    box: Box
    title: list[tuple[int, str]]
    names: str
    names_y: int
    picture: str
    peaks: list[int]
    lines: list[tuple[int, str]]
    is_covered: bool

    @property
    def wave_width(self) -> int:
        return 7 * len(self.peaks)

    @property
    def badge_x(self) -> int:
        return self.box.x + self.box.width - 14

    @property
    def badge_y(self) -> int:
        return self.box.y - 12


def shown_of(nodes: Mapping[int, Node], viewing: str) -> Shown:
    """Two statements, and one for the files' places."""
    versions = {
        node.version_id: node
        for node in nodes.values()
        if node.state == "published" and not _is_covered(node, viewing)
    }
    files = {pk: made[0] for pk, made in files_of(versions, first_only=True).items() if made}
    rows = Version.objects.filter(
        pk__in=[pk for pk, node in versions.items() if node.kind == Kind.WRITING]
    ).annotate(opening=Left("text", OPENING))
    return Shown(files, dict(rows.values_list("pk", "opening")), viewing)


def height_of(node: Node, shown: Shown) -> int:
    if node.state != "published":
        return BLANK
    if node.kind in {Kind.WRITING, Kind.AUDIO}:
        return WRITING if node.kind == Kind.WRITING else SOUND
    file = shown.files.get(node.version_id)
    made = file.made.get("poster") or file.made.get("image-320") if file else None
    if not made or not made.width:
        return BLANK
    return min(max(round(NODE_WIDTH * made.height / made.width), LOWEST), TALLEST)


def thumb_of(node: Node, box: Box, shown: Shown) -> Thumb:
    file = shown.files.get(node.version_id)
    opening = excerpt(shown.texts.get(node.version_id, ""), LINES)
    below = box.y + box.height + 25
    title = [(below + 17 * number, line) for number, line in enumerate(_wrapped(node.title))]
    return Thumb(
        node=node,
        box=box,
        title=title,
        names=_short(node.names, NAME_LETTERS),
        names_y=below + 17 * len(title),
        picture=file.thumb if file and node.kind in {Kind.IMAGE, Kind.VIDEO} else "",
        peaks=list(file.facts.get("peaks") or [])[::5] if file else [],
        lines=[
            (26 + 19 * number, _short(line, LINE_LETTERS)) for number, line in enumerate(opening)
        ],
        is_covered=_is_covered(node, shown.viewing) and node.state == "published",
    )


def _is_covered(node: Node, viewing: str) -> bool:
    return is_veiled(is_mature=node.is_mature, viewing=viewing)


def _wrapped(title: str) -> list[str]:
    """SVG text does not wrap by itself: two lines are made of a long title, broken at a word."""
    lines = wrap(title, TITLE_LETTERS, max_lines=2, placeholder="…", break_on_hyphens=False)
    return lines or [title]


def _short(words: str, letters: int) -> str:
    """What has no room at all is cut; the list below has it whole."""
    return words if len(words) <= letters else f"{words[: letters - 1].rstrip()}…"
