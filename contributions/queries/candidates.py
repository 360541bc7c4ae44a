"""Works that a member may name as sources: what they chose, opened lately, or searched for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from accounts.models import User
from contributions.models import Contribution, Draft, MediaFile, Version, Visit

RECENT = 8
FOUND = 12


@dataclass(frozen=True, slots=True)
class Candidate:
    """One row of the picker; `is_newest` is False for an older version of its work."""

    version_id: int
    work_id: int
    title: str
    kind: str
    authors: str
    number: int
    is_newest: bool
    is_withdrawn: bool


def recently_opened(user: User) -> list[int]:
    """Current versions of what the user opened or downloaded last; downloads first."""
    visits = Visit.objects.filter(
        user=user, contribution__in=Contribution.objects.published()
    ).order_by("-opened_at")
    rows = list(visits.values_list("contribution__current", "downloaded_at")[: 3 * RECENT])
    rows.sort(key=lambda row: row[1] is None)
    return [version for version, _ in rows if version][:RECENT]


def found(query: str) -> list[int]:
    """Current versions of works whose title or author's name holds the words."""
    if not query.strip():
        return []
    works = Contribution.objects.published()
    for word in query.split()[:8]:
        works = works.filter(
            Q(title__icontains=word)
            | Q(current__authorships__person__credit_name__icontains=word)
            | Q(tags__name__icontains=word)
        )
    newest = works.order_by("-published_at", "-pk").values_list("current", "published_at", "pk")
    return [row[0] for row in newest.distinct()[:FOUND]]


def names_of(draft: Draft) -> dict[str, str]:
    """Names of the draft's files by both of their hashes: as they came, and as others get them."""
    names: dict[str, str] = {}
    for name, *hashes in draft.files.values_list("display_name", "discreet_sha256", "sha256"):
        names |= {each: name for each in hashes if each}
    return names


def known_by(hashes: Iterable[str]) -> Q:
    """Files of these bytes, whether as they came or as others get them."""
    found = list(hashes)
    return Q(sha256__in=found) | Q(discreet_sha256__in=found)


def with_the_same_bytes(draft: Draft) -> list[int]:
    """Current versions of others' works that hold the very file of this draft, or the one that
    members get of it: perhaps sources."""
    if not draft.pk:
        return []
    as_sent, as_given = draft.files.values("sha256"), draft.files.exclude(discreet_sha256="")
    either = as_sent.union(as_given.values("discreet_sha256"))
    same = MediaFile.objects.filter(Q(sha256__in=either) | Q(discreet_sha256__in=either))
    works = Contribution.objects.published().filter(versions__files__in=same)
    strangers = works.exclude(current__authorships__person__user=draft.author)
    return list(strangers.order_by("pk").values_list("current", flat=True)[:RECENT])


def candidates(versions: Sequence[int], *, without: Collection[int] = ()) -> list[Candidate]:
    """One row for each version, in the order given, each once; three statements."""
    wanted = [pk for pk in dict.fromkeys(versions) if pk not in set(without)]
    rows = (
        Version.objects.filter(pk__in=wanted)
        .select_related("contribution")
        .defer("text", "html")
        .prefetch_related("authorships__person")
    )
    by_pk = {row.pk: _candidate(row) for row in rows}
    return [by_pk[pk] for pk in wanted if pk in by_pk]


def _candidate(version: Version) -> Candidate:
    work = version.contribution
    names = [authorship.person.credit_name for authorship in version.authorships.all()]
    return Candidate(
        version_id=version.pk,
        work_id=work.pk,
        title=work.title,
        kind=work.kind,
        authors=", ".join(names),
        number=version.number,
        is_newest=work.current_id == version.pk,
        is_withdrawn=work.withdrawn_at is not None,
    )
