"""The files of versions as a page shows them: what was uploaded, and what was made of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject

from contributions.models import MediaFile, Processing, Rendition
from contributions.models.media import renditions
from hitrecord.foundation.once import Once

FIELDS = (
    *("id", "version_id", "kind", "facts", "display_name", "size", "original"),
    *("label", "sha256", "discreet_sha256", "is_extra", "blanking__id", "alt_text"),
    "incoming__found",
    *("processing__finished_at", "processing__quarantined_at", "processing__lease_token"),
    *("processing__percent", "processing__reason", "processing__is_final", "made"),
)


@dataclass(frozen=True, slots=True)
class Made:
    """One rendition, with the address it is served from."""

    role: str
    address: str
    """Of what is not in the storage."""
    content_type: str
    width: int
    height: int
    size: int
    name: str = ""
    """In the storage."""

    @property
    def url(self) -> str:
        """Made when it is needed: in front of an object store it is signed."""
        return renditions().url(self.name) if self.name else self.address


@dataclass(frozen=True, slots=True)
class FileView:
    """`state` is queued, working, ready, failed or quarantined; `reason` says why. `sha256` is that
    of what members get: without what is private in it when it `is_cleaned`, or else as it came; ""
    for a file from before this was found out, of which its first download finds it out."""

    id: int
    version_id: int
    kind: str
    name: str
    size: int
    state: str
    percent: int
    reason: str
    label: str = ""
    alt: str = ""
    sha256: str = ""
    is_cleaned: bool = False
    is_extra: bool = False
    facts: Mapping[str, Any] = field(default_factory=dict)
    made: Mapping[str, Made] = field(default_factory=dict)
    credentials: Mapping[str, Any] = field(default_factory=dict)
    """What the file said of itself when it came; see contributions.credentials.tree."""

    @property
    def seconds(self) -> float:
        return float(self.facts.get("duration_ms") or 0) / 1000

    @property
    def thumb(self) -> str:
        """The smallest picture there is of an image or a film."""
        for role in ("image-320", "image-640", "poster", "poster-jpeg"):
            if role in self.made:
                return self.made[role].url
        steps = [made for made in self.made.values() if made.role.startswith("image-")]
        return min(steps, key=lambda made: made.width).url if steps else ""

    @property
    def stream(self) -> str:
        """Where a sound can be heard."""
        sounds = (made for made in self.made.values() if made.content_type.startswith("audio/"))
        return next((made.url for made in sounds), "")

    @property
    def peaks(self) -> list[int]:
        return [int(peak) for peak in self.facts.get("peaks") or []]


def main_of(files: Sequence[FileView]) -> FileView | None:
    """The work itself; extra files never are."""
    return next((file for file in files if not file.is_extra), None)


def files_of(version_ids: Iterable[int], *, first_only: bool = False) -> dict[int, list[FileView]]:
    """Version id → its files in order of upload; one statement, however many there are."""
    found: dict[int, list[FileView]] = {}
    for row in _ROWS(first_only, versions=list(version_ids)):
        found.setdefault(row["version_id"], []).append(_view(row))
    return found


def _rows(first_only: bool, *, versions: list[int]) -> Any:
    rows = MediaFile.objects.filter(version__in=versions)
    rows = rows.order_by("version_id", "is_extra", "position", "id")
    if first_only:
        rows = rows.filter(is_extra=False).distinct("version_id")
    return rows.annotate(made=_renditions()).values(*FIELDS)


_ROWS: Final = Once(_rows)


def views_of(
    files: QuerySet[MediaFile], *more: str
) -> Iterator[tuple[Mapping[str, Any], FileView]]:
    """Each file with its row, which has the fields of `more` besides."""
    for row in files.annotate(made=_renditions()).values(*FIELDS, *more):
        yield row, _view(row)


@cache
def _renditions() -> ArraySubquery:
    made = Rendition.objects.filter(media=OuterRef("pk")).order_by("role")
    facts = ("content_type", "width", "height", "size")
    data = JSONObject(role="role", name="file", **{name: name for name in facts})
    return ArraySubquery(made.values(data=data))


def _view(row: Mapping[str, Any]) -> FileView:
    is_unknown = row["blanking__id"] is None
    return FileView(
        id=row["id"],
        version_id=row["version_id"],
        kind=row["kind"],
        name=row["display_name"],
        size=row["size"],
        state=_state(row),
        percent=row["processing__percent"] or 0,
        reason=row["processing__reason"] or "",
        label=row["label"],
        alt=row["alt_text"],
        sha256=row["discreet_sha256"] or ("" if is_unknown else row["sha256"]),
        is_cleaned=bool(row["discreet_sha256"] or is_unknown),
        is_extra=row["is_extra"],
        facts=row["facts"] or {},
        credentials=(row["incoming__found"] or {}).get("tree") or {},
        made={each["role"]: _made(each) for each in row["made"]},
    )


def _made(each: Mapping[str, Any]) -> Made:
    return Made(
        role=each["role"],
        address="",
        content_type=each["content_type"],
        width=each["width"] or 0,
        height=each["height"] or 0,
        size=each["size"],
        name=each["name"],
    )


def _state(row: Mapping[str, Any]) -> str:
    states = Processing.State
    if row["processing__finished_at"]:
        return states.READY.value
    if row["processing__quarantined_at"]:
        ended = states.FAILED if row["processing__is_final"] else states.QUARANTINED
        return ended.value
    return (states.WORKING if row["processing__lease_token"] else states.QUEUED).value
