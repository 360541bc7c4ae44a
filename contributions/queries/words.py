from __future__ import annotations

from contributions.models import Version
from contributions.typesetting.read_out import read_out


def words_of(version_id: int) -> str:
    """The words of a text as they are read, with single spaces."""
    rows = Version.objects.filter(pk=version_id)
    return read_out(rows.values_list("html", flat=True).get())


def parts_of(version: Version) -> list[str]:
    """The same, by the parts in which the text is read."""
    html = Version.objects.filter(pk=version.pk).values_list("html", flat=True).get()
    spans = [(part["start"], part["end"]) for part in version.parts] or [(0, len(html))]
    return [read_out(html[start:end]) for start, end in spans]
