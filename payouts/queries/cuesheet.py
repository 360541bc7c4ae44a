"""The cue sheet as the split reads it, and every version its grains can reach."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connection

from contributions.models import Source
from contributions.queries.rulings import ruled
from payouts.models import Waiver
from projects.models import Credit, Piece

REACHED = """
WITH RECURSIVE reached (id) AS (
    {}
  UNION
    SELECT s.source_id FROM contributions_source s JOIN reached r ON s.derivative_id = r.id
)
"""
FROM_CREDITS = REACHED.format("""
    SELECT c.version_id FROM projects_credit c JOIN projects_piece p ON p.id = c.piece_id
     WHERE p.production_id = %s AND c.version_id IS NOT NULL
""")
FROM_ONE = REACHED.format("SELECT %s::bigint")
MORE_THAN = f"{FROM_CREDITS} SELECT count(*) FROM (SELECT 1 FROM reached LIMIT %s) AS walked"  # noqa: S608
REACHABLE = """
SELECT v.id, w.title, w.kind, w.id,
       array_agg(person.key ORDER BY a.position) FILTER (WHERE person.key IS NOT NULL)
  FROM reached r
  JOIN contributions_version v ON v.id = r.id
  JOIN contributions_contribution w ON w.id = v.contribution_id
  LEFT JOIN contributions_authorship a ON a.version_id = v.id
  LEFT JOIN accounts_person person ON person.id = a.person_id
 GROUP BY v.id, w.id
 ORDER BY v.id
"""
Lineage = tuple[list[dict[str, Any]], list[dict[str, Any]]]
"""(versions, sources) as the document of a split has them."""


def pieces(production_id: int) -> list[dict[str, Any]]:
    """`title` and `reason` are words for readers: part of the hash, not of the calculation."""
    return [
        {
            "id": f"p{piece.pk}",
            "points": piece.points,
            "title": piece.title,
            "reason": piece.reason,
        }
        for piece in Piece.objects.filter(production=production_id)
    ]


def credited(production_id: int) -> list[dict[str, Any]]:
    rows = (
        Credit.objects.filter(piece__production=production_id)
        .select_related("person")
        .order_by("piece__position", "position", "id")
    )
    return [
        {
            "id": f"c{row.pk}",
            "piece": f"p{row.piece_id}",
            "points": row.points,
            "role": row.role,
            "reason": row.reason,
        }
        | ({"person": row.person.key} if row.person else {"version": row.version_id})
        for row in rows
    ]


def waiving(production_id: int) -> list[str]:
    """The keys of who takes no money from this production, in their order."""
    rows = Waiver.objects.counting().filter(production=production_id).order_by("person__key")
    return list(rows.values_list("person__key", flat=True))


def waived(
    production_id: int, credits: Iterable[Mapping[str, Any]], versions: Iterable[Mapping[str, Any]]
) -> list[str]:
    """Of those, whom its split knows: whoever waived may not be in it any more."""
    keys = waiving(production_id)
    known = {one["person"] for one in credits if "person" in one} if keys else set()
    if keys:
        known.update(key for one in versions for key in one["authors"])
    return [key for key in keys if key in known]


def reaches_more_than(production_id: int, number: int) -> bool:
    """Without walking further than that."""
    with connection.cursor() as cursor:
        cursor.execute(MORE_THAN, [production_id, number + 1])
        return bool(cursor.fetchone()[0] > number)


def reachable(production_id: int) -> Lineage:
    """In two statements, however deep the lineage is."""
    return _lineage(FROM_CREDITS, production_id)


def behind(version_id: int) -> Lineage:
    """A version and what it was made from."""
    return _lineage(FROM_ONE, version_id)


def _lineage(start: str, pk: int) -> Lineage:
    with connection.cursor() as cursor:
        cursor.execute(start + REACHABLE, [pk])
        rows = cursor.fetchall()
    versions = [
        {"id": pk, "authors": authors or [], "title": title, "kind": kind, "work": work}
        for pk, title, kind, work, authors in rows
    ]
    edges = (
        ruled(Source.objects.filter(derivative__in=[row["id"] for row in versions]))
        .order_by("derivative_id", "source_id")
        .values_list("derivative_id", "source_id", "relation", "bond")
    )
    sources = [
        {"derivative": newer, "source": older, "relation": bond or relation}
        # What was found not to be a source stays in the document, and gets nothing.
        | ({} if bond else {"excluded": True})
        for newer, older, relation, bond in edges
    ]
    return versions, sources
