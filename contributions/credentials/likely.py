"""Works of this site that a file's credentials name: perhaps its sources."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from contributions.credentials.glass import Found
from contributions.models import KnownFile, MediaFile, Suggestion, Version
from contributions.suggesting import suggest as ask

STRENGTH = 90
MOST = 5


def suggest(*, media: MediaFile, found: Found, now: datetime) -> None:
    """To the authors of its draft only. The file itself, then what it is said to be made from;
    only what this site has signed counts, by the name of its credentials."""
    if media.draft is None:
        return
    names = list(_labels(found.tree))
    known = KnownFile.objects.filter(label__in=names).exclude(label="")
    versions = dict(known.values_list("label", "version"))
    wanted = dict.fromkeys(versions[name] for name in names if name in versions)
    rows = Version.objects.in_bulk(list(wanted)[:MOST])
    for pk in list(wanted)[:MOST]:
        ask(
            draft=media.draft,
            source=rows[pk],
            reason=Suggestion.Reason.CREDENTIALS,
            strength=STRENGTH,
            now=now,
            media=media,
        )


def _labels(tree: dict[str, Any]) -> Iterator[str]:
    """The file's own, then those of its direct ingredients; what lies deeper is their matter."""
    yield str(tree.get("label", ""))
    for each in tree.get("ingredients", []):
        yield str(each["own"].get("label", ""))
