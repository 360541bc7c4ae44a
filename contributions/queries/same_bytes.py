"""Works that hold the very bytes of a draft's files: perhaps its sources, perhaps its own."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Value
from django.db.models.functions import Coalesce, NullIf

from contributions.models import Authorship, Contribution, Draft, MediaFile
from contributions.queries.candidates import candidates, known_by, names_of


@dataclass(frozen=True, slots=True)
class SameBytes:
    """`file` is the draft's, the rest is of the oldest work that holds it too and that the
    draft's author may see. `is_mine` when that is their own."""

    file: str
    work_id: int
    version_id: int
    title: str
    authors: str
    is_mine: bool


def same_bytes(draft: Draft) -> list[SameBytes]:
    """One for each file that is on the wall already; works named as sources are left out."""
    names = names_of(draft)
    seen = MediaFile.objects.filter(
        known_by(names),
        version__contribution__in=Contribution.objects.visible_to(draft.author),
    )
    named = set(draft.sources.values_list("source__contribution", flat=True))
    rows = seen.exclude(version__contribution__in=named | {draft.contribution_id or 0})
    current = "version__contribution__current"
    rows = rows.annotate(known=Coalesce(NullIf("discreet_sha256", Value("")), "sha256"))
    oldest = rows.order_by("known", "version").distinct("known").values_list("known", current)
    versions = dict(oldest)
    works = {work.version_id: work for work in candidates(list(versions.values()))}
    authored = Authorship.objects.filter(version__in=works, person__user=draft.author)
    mine = set(authored.values_list("version", flat=True))
    return [
        SameBytes(
            names.get(known, work.title), work.work_id, pk, work.title, work.authors, pk in mine
        )
        for known, pk in versions.items()
        if (work := works.get(pk))
    ]
