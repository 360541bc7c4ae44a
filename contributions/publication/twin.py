"""The same work a moment ago: the browser's Back, and Publish once more."""

from __future__ import annotations

from datetime import datetime, timedelta

from contributions.models import Draft, Version

A_MOMENT = timedelta(minutes=10)


def twin_of(draft: Draft, now: datetime) -> Version | None:
    """A work's first version by the same person with the same title, words and files."""
    if draft.contribution_id or draft.version_id:
        return None
    likely = Version.objects.filter(
        authorships__person__user=draft.author_id,
        contribution__title=draft.title.strip(),
        contribution__withdrawn_at=None,
        number=1,
        published_at__gt=now - A_MOMENT,
    )
    if draft.text.strip():
        likely = likely.filter(text=draft.text)
    files = sorted(draft.files.values_list("sha256", flat=True))
    for version in likely.select_related("contribution"):
        if sorted(version.files.values_list("sha256", flat=True)) == files:
            return version
    return None
