"""What the site knows of a file by its hash, or of credentials by their names.

A draft is nobody's business, so its files are unknown. A withdrawn work is its authors' names.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Q, QuerySet
from django.urls import reverse

from contributions.models import KnownFile, MediaFile, Version


@dataclass(frozen=True, slots=True)
class Known:
    """`title` and the addresses are empty for a withdrawn work, of which `gone` says so; `lineage`
    is the whole of it. `is_earlier`: this site says something else of the same file by now."""

    title: str
    authors: str
    number: int
    url: str
    kind: str
    lineage: str = ""
    gone: str = ""
    is_earlier: bool = False


def known_by_hash(sha256: str) -> Known | None:
    """The oldest version with that very file: as its author sent it, as others get it, signed or
    not, or the words of a text."""
    files = MediaFile.objects.filter(Q(sha256=sha256) | Q(discreet_sha256=sha256))
    sent = files.filter(version__isnull=False).values("version")
    given = KnownFile.objects.filter(sha256=sha256).values("version")
    found = Version.objects.filter(Q(pk__in=sent) | Q(pk__in=given)).order_by("pk")
    known = next(iter(_known(found.values_list("pk", flat=True)[:1]).values()), None)
    if known is None:
        return None
    return replace(known, is_earlier=_was_followed(KnownFile.objects.filter(sha256=sha256)))


def known_by_label(labels: Iterable[str]) -> dict[str, Known]:
    """By the names of credentials that this site wrote."""
    rows = KnownFile.objects.filter(label__in=set(labels) - {""}).order_by("-pk")
    versions = dict(rows.values_list("label", "version"))
    known = _known(versions.values())
    return {label: known[pk] for label, pk in versions.items() if pk in known}


def known_by_own_label(label: str, known: Known) -> Known:
    """Of the file itself, as `known` by that name."""
    return replace(known, is_earlier=_was_followed(KnownFile.objects.filter(label=label)))


def _was_followed(rows: QuerySet[KnownFile]) -> bool:
    """Whether the same file was signed again since the newest of these."""
    newest = rows.order_by("-pk").first()
    if newest is None:
        return False
    same = KnownFile.objects.filter(version=newest.version_id, role=newest.role)
    return same.filter(media=newest.media_id, pk__gt=newest.pk).exclude(label="").exists()


def _known(ids: Iterable[int]) -> dict[int, Known]:
    rows = Version.objects.filter(pk__in=set(ids)).select_related("contribution")
    rows = rows.defer("text", "html", "parts").prefetch_related("authorships__person")
    return {row.pk: _one(row) for row in rows}


def _one(version: Version) -> Known:
    work = version.contribution
    is_shown = work.withdrawn_at is None and work.current_id is not None
    return Known(
        title=work.title if is_shown else "",
        authors=", ".join(each.person.credit_name for each in version.authorships.all()),
        number=version.number,
        url=version.get_absolute_url() if is_shown else "",
        kind=work.kind if is_shown else "",
        lineage=reverse("lineage", args=[work.pk]) if is_shown else "",
        gone="" if is_shown else work.unnamed,
    )
