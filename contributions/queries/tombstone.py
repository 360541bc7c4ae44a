"""What is left of a work that was taken down: whose it was, and its threads."""

from __future__ import annotations

from dataclasses import dataclass

from accounts.models import Viewing
from contributions.models import Contribution
from contributions.queries.kin import Kin, ends_of, kin_of
from contributions.queries.people import Author, authors_of


@dataclass(frozen=True, slots=True)
class Tombstone:
    work: Contribution
    authors: list[Author]
    made_from: list[Kin]
    made_into: list[Kin]


def tombstone_of(pk: int) -> Tombstone | None:
    """None for what still hangs, and for what was never published. No picture is in it."""
    down = Contribution.objects.exclude(current=None).exclude(withdrawn_at=None)
    work = down.filter(pk=pk).first()
    if work is None:
        return None
    ends = ends_of(work.pk, work.current_id or 0)
    authors = authors_of({work.current_id or 0, *ends.versions})
    return Tombstone(
        work=work,
        authors=authors.get(work.current_id or 0, []),
        made_from=kin_of(ends.made_from, authors, {}, viewing=Viewing.HIDE),
        made_into=kin_of(ends.made_into, authors, {}, viewing=Viewing.HIDE),
    )
