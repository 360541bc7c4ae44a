"""What is known of two versions beside their words: files, sizes, lengths, sources."""

from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from contributions.models import Contribution, Kind, Source, Version
from contributions.queries.files import FileView, files_of
from contributions.queries.rulings import COUNTS
from hitrecord.foundation.numbers import grouped, weight


@dataclass(frozen=True, slots=True)
class Fact:
    name: str
    before: str
    after: str

    @property
    def is_same(self) -> bool:
        return self.before == self.after


def changed_facts(work: Contribution, before: Version, after: Version) -> list[Fact]:
    files = files_of({before.pk, after.pk})
    sources = _sources(before.pk, after.pk)
    sides = [
        (
            date_format(each.published_at, _("j F Y")),
            grouped(each.word_count) if work.kind == Kind.WRITING else "",
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
    said = [file.name, weight(file.size)]
    if file.facts.get("width"):
        said.append(f"{file.facts['width']} × {file.facts['height']}")
    if file.seconds:
        minutes, seconds = divmod(round(file.seconds), 60)
        said.append(f"{minutes}:{seconds:02}")
    return ", ".join(str(each) for each in said)


def _sources(*versions: int) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    rows: Any = Source.objects.filter(COUNTS, derivative__in=versions).order_by("source_id")
    for version, title in rows.values_list("derivative", "source__contribution__title"):
        found.setdefault(version, []).append(title)
    return found
