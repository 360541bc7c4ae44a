"""Two versions of a work beside each other: their words, and what is known of their files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.humanize.templatetags.humanize import intcomma
from django.template.defaultfilters import filesizeformat
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contributions.domain.comparison import Row, compare
from contributions.models import Contribution, Kind, Source, Version
from contributions.queries.files import FileView, files_of

WEIGHT = 12_000
"""Characters of changed text on one page."""
AROUND = 1
"""Paragraphs shown before and after a change; what lies between is only counted."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph with its changes, one without, or `skipped` paragraphs that stayed the same."""

    row: Row | None
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class Fact:
    name: str
    before: str
    after: str

    @property
    def is_same(self) -> bool:
        return self.before == self.after


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    work: Contribution
    before: Version
    after: Version
    numbers: list[int]
    summary: str
    stretches: list[Stretch]
    is_rough: bool
    part: int
    count: int
    facts: list[Fact]

    @property
    def previous(self) -> int:
        return self.part - 1

    @property
    def next(self) -> int:
        return self.part + 1 if self.part < self.count else 0


def comparison_page(
    work: Contribution, *, before: int | None, after: int | None, part: int = 1
) -> ComparisonPage:
    """Of the newest version with the one before it, unless said otherwise. Raises
    Version.DoesNotExist for a number or a part that is not there."""
    numbers = list(work.versions.order_by("number").values_list("number", flat=True))
    after = numbers[-1] if after is None else after
    before = max(after - 1, numbers[0]) if before is None else before
    found = {each.number: each for each in work.versions.filter(number__in=(before, after))}
    if before not in found or after not in found:
        raise Version.DoesNotExist
    old, new = found[before], found[after]
    made = compare(old.text, new.text)
    parts = list(_parts(_stretches(made.rows))) if work.kind == Kind.WRITING else [[]]
    if not 1 <= part <= len(parts):
        raise Version.DoesNotExist
    return ComparisonPage(
        work=work,
        before=old,
        after=new,
        numbers=numbers,
        summary=summary(made.added, made.removed) if work.kind == Kind.WRITING else "",
        stretches=parts[part - 1],
        is_rough=made.is_rough,
        part=part,
        count=len(parts),
        facts=_facts(work, old, new),
    )


def summary(added: int, removed: int) -> str:
    """In words, for ears as well."""
    if not added and not removed:
        return _("The words are the same.")
    more = ngettext("%(count)s word added", "%(count)s words added", added) % {"count": added}
    less = _("%(count)s removed") % {"count": removed}
    return f"{more}, {less}."


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
    part: list[Stretch] = []
    weight = 0
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


def _facts(work: Contribution, before: Version, after: Version) -> list[Fact]:
    files = files_of({before.pk, after.pk})
    sources = _sources(before.pk, after.pk)
    sides = [
        (
            date_format(each.published_at, "j F Y"),
            intcomma(each.word_count) if work.kind == Kind.WRITING else "",
            str(each.get_layout_display()) if work.kind == Kind.WRITING else "",
            "\n".join(_file(file) for file in files.get(each.pk, [])),
            "\n".join(sources.get(each.pk, [])),
        )
        for each in (before, after)
    ]
    names = (_("Published"), _("Words"), _("Set as"), _("Files"), _("Made from"))
    rows = (Fact(name, *both) for name, *both in zip(names, *sides, strict=True))
    return [row for row in rows if row.before or row.after]


def _file(file: FileView) -> str:
    facts = file.facts
    said = [file.name, filesizeformat(file.size)]
    if facts.get("width"):
        said.append(f"{facts['width']} × {facts['height']}")
    if file.seconds:
        minutes, seconds = divmod(round(file.seconds), 60)
        said.append(f"{minutes}:{seconds:02}")
    return ", ".join(str(each) for each in said)


def _sources(*versions: int) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    rows: Any = Source.objects.filter(derivative__in=versions).order_by("source_id")
    for version, title in rows.values_list("derivative", "source__contribution__title"):
        found.setdefault(version, []).append(title)
    return found
