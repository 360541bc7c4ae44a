"""What the ancestors of a draft leave it to be licensed under; one statement for all of them.

Own works limit nobody: whoever made all of an ancestor may license it anew. Its own ancestors
still count. A source counts as what was upheld about it says.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.db import connection

from accounts.telling.said import labelled
from accounts.telling.said import said as _
from contributions.domain.licences import LEAVES, LIMITING, Licence, licence_name, of_elsewhere
from contributions.models import Draft, Source, Version
from contributions.models.offsite import Licence as Elsewhere
from contributions.queries.rulings import counting

_ANCESTORS: Final = """
WITH RECURSIVE mine(id) AS (
    SELECT id FROM accounts_person WHERE user_id = %(author)s
    UNION SELECT person_id FROM contributions_draftauthor
           WHERE draft_id = %(draft)s AND answer = 'accepted'
    UNION SELECT person_id FROM contributions_authorship WHERE version_id = %(version)s
), ruled AS MATERIALIZED (
    SELECT edge_id, relation FROM contributions_standing WHERE relation IS NOT NULL
), held(id) AS (
    SELECT unnest(%(sources)s::bigint[])
    UNION
    SELECT edge.source_id FROM contributions_source edge JOIN held ON edge.derivative_id = held.id
      LEFT JOIN ruled ON ruled.edge_id = edge.id
     WHERE coalesce(ruled.relation, edge.relation) = ANY(%(limiting)s)
), nearest AS (
    SELECT DISTINCT ON (v.licence) v.licence, v.id, v.contribution_id
      FROM held JOIN contributions_version v ON v.id = held.id
     WHERE EXISTS (SELECT 1 FROM contributions_authorship a
                    WHERE a.version_id = v.id AND a.person_id NOT IN (SELECT id FROM mine))
     ORDER BY v.licence, v.id DESC
), elsewhere AS (
    SELECT DISTINCT ON (o.licence) o.licence, o.title, o.author
      FROM held JOIN contributions_offsitesource o ON o.derivative_id = held.id
     WHERE o.relation = ANY(%(limiting)s)
     ORDER BY o.licence, o.id DESC
)
SELECT false, n.licence, c.title, (
    SELECT string_agg(p.credit_name, ', ' ORDER BY a.position)
      FROM contributions_authorship a JOIN accounts_person p ON p.id = a.person_id
     WHERE a.version_id = n.id)
  FROM nearest n JOIN contributions_contribution c ON c.id = n.contribution_id
UNION ALL SELECT true, licence, title, author FROM elsewhere
UNION ALL SELECT true, licence, title, author FROM contributions_draftoffsitesource
           WHERE draft_id = %(draft)s AND relation = ANY(%(limiting)s)
UNION ALL SELECT true, licence, title, author FROM contributions_offsitesource
           WHERE derivative_id = %(version)s AND relation = ANY(%(limiting)s)
"""


@dataclass(frozen=True, slots=True)
class Limit:
    """One ancestor for each licence that was met; `label` is what its licence is called."""

    licence: Licence
    label: str
    title: str
    author: str


def limits_of(draft: Draft, sources: Iterable[tuple[int, str]]) -> list[Limit]:
    """`sources` are (version, relation) as chosen; the strictest ancestor comes first."""
    return _limits(sources, author=draft.author_id, draft=draft.pk or 0)


def limits_of_version(version: Version) -> list[Limit]:
    """Of one that is published: what its sources, as they count by now, would have left it."""
    edges = counting(Source.objects.filter(derivative=version)).order_by()
    return _limits(edges.values_list("source", "bond"), version=version.pk)


def _limits(
    sources: Iterable[tuple[int, str]], *, author: int = 0, draft: int = 0, version: int = 0
) -> list[Limit]:
    given: dict[str, int | list[int] | list[str]] = {
        "author": author,
        "draft": draft,
        "version": version,
        "sources": [version for version, relation in sources if relation in LIMITING],
        "limiting": sorted(LIMITING),
    }
    with connection.cursor() as cursor:
        cursor.execute(_ANCESTORS, given)
        rows: list[tuple[bool, str, str, str]] = cursor.fetchall()
    limits = [_limit(*row) for row in rows]
    return sorted(limits, key=lambda limit: len(LEAVES[limit.licence]))


def _limit(is_elsewhere: bool, licence: str, title: str, author: str) -> Limit:
    if is_elsewhere:
        return Limit(of_elsewhere(licence), labelled(Elsewhere(licence).label), title, author)
    label = licence_name(licence) or _("without a licence for elsewhere")
    return Limit(Licence(licence), label, title, author)
