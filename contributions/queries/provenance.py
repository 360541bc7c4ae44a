"""Everything a version was made from, as far as a file of it may carry it."""

from __future__ import annotations

from typing import Any, Final

from django.conf import settings
from django.db import connection
from django.db.models import QuerySet

from contributions.models import KnownFile, Version
from contributions.queries.rulings import walk

MOST: Final = 100
"""Sources of sources named in one file; the address of the whole lineage stands there too."""
_ABOVE: Final = f"""
WITH RECURSIVE {walk("above", "SELECT %(version)s::bigint")}
SELECT edge.derivative_id, edge.source_id, COALESCE(standing.relation, edge.relation)
FROM contributions_source edge JOIN above ON edge.derivative_id = above.id
LEFT JOIN contributions_standing standing ON standing.edge_id = edge.id
WHERE standing.relation IS DISTINCT FROM ''
ORDER BY edge.derivative_id DESC, edge.source_id DESC LIMIT %(most)s
"""  # noqa: S608 - constants


def above(version: Version) -> list[tuple[int, int, str]]:
    """Derivative, source and relation, the newest first; one statement."""
    with connection.cursor() as cursor:
        cursor.execute(_ABOVE, {"version": version.pk, "most": 2 * MOST})
        rows: list[tuple[int, int, str]] = cursor.fetchall()
    return rows


def versions(ids: list[int]) -> QuerySet[Version]:
    found = Version.objects.filter(pk__in=ids).select_related("contribution")
    return found.defer("text", "html", "parts").prefetch_related("authorships__person")


def names(version: Version) -> list[str]:
    return [each.person.credit_name for each in version.authorships.all()]


def address(version: Version) -> str:
    return f"{settings.SITE_URL}{version.get_absolute_url()}"


def lineage(version: Version, edges: list[tuple[int, int, str]]) -> dict[str, Any]:
    """Empty when the sources themselves say it all. A withdrawn work is its authors' names."""
    near = list(dict.fromkeys(source for _derivative, source, _relation in edges))[:MOST]
    if all(derivative == version.pk for derivative, _source, _relation in edges):
        return {}
    shown = {version.pk, *near}
    return {
        "address": f"{settings.SITE_URL}/works/{version.contribution_id}/lineage.json",
        "is_whole": len(edges) < 2 * MOST and len(near) < MOST,
        "version": version.pk,
        "works": [_line(each) for each in versions(near).order_by("-pk")],
        "edges": [list(edge) for edge in edges if set(edge[:2]) <= shown],
    }


def _line(version: Version) -> dict[str, Any]:
    authors = names(version)
    if version.contribution.withdrawn_at:
        return {"version": version.pk, "authors": authors, "withdrawn": True}
    title = version.contribution.title
    return {"version": version.pk, "title": title, "authors": authors, "address": address(version)}


def manifests_of(ids: list[int]) -> dict[int, KnownFile]:
    """Version → one of its files whose credentials are kept: an original before a rendition."""
    rows = KnownFile.objects.filter(version__in=ids, manifest__isnull=False).exclude(label="")
    found = {row.version_id: row for row in rows.order_by("pk")}
    found |= {row.version_id: row for row in rows.filter(role="original").order_by("pk")}
    return found
