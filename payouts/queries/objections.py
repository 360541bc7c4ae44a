"""What was objected to a proposal in all its revisions, in two statements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from accounts.models import User
from payouts.models import Objection, Proposal, Share
from projects.models import Credit


@dataclass(frozen=True)
class Line:
    """The line that is objected to: a share, or in words a line of the cue sheet, or neither for
    the whole of a proposal."""

    share: Share | None = None
    words: str = ""


def objections_to(proposal: Proposal) -> list[Objection]:
    related = Objection.objects.about(proposal).select_related(
        "by__person", "answered_by__person", "share__person", "proposal"
    )
    return list(related)


def answerable_with(objection: Objection, by: User) -> QuerySet[Objection]:
    """What else this member of the staff may answer with the same words."""
    related = Objection.objects.about(objection.proposal).open().exclude(pk=objection.pk)
    return related.exclude(by=by).select_related("by__person")


def line_of(proposal: Proposal, named: str) -> Line | None:
    """`share-<key>` or `credit-<number>` as in the page's links, "" for the whole proposal."""
    what, _dash, which = named.partition("-")
    if not named:
        return Line()
    if what == "share" and which.isalnum():
        shares: Any = proposal.shares.select_related("person")
        share = shares.filter(person__key=which).first()
        return Line(share=share) if share else None
    if what == "credit" and which.isdecimal() and len(which) < 18:
        credits = Credit.objects.filter(piece__production=proposal.production_id)
        credit = credits.select_related("piece").filter(pk=int(which)).first()
        return Line(words=f"{credit.piece}, {credit.role}") if credit else None
    return None
