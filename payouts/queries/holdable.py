"""Which shares can still be held, and for which objection."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from hitrecord.foundation.text import whole_number
from payouts.models import Objection, Proposal, Share


def proposals() -> QuerySet[Proposal]:
    """Published, neither replaced nor booked."""
    return Proposal.objects.standing().filter(distribution=None)


def shares() -> QuerySet[Share]:
    found = Share.objects.filter(proposal__in=proposals(), amount__gt=0)
    return found.select_related("person", "proposal__production").defer("proposal__document")


def shares_about(objection: int | None) -> QuerySet[Share]:
    """Of the revision that stands, whichever it was said to."""
    return shares().filter(proposal__thread__proposals__objections=objection)


def share_about(objection: Objection) -> Share | None:
    """The one that it is to, in the revision that stands."""
    if objection.share is None:
        return None
    return shares_about(objection.pk).filter(person=objection.share.person_id).first()


def asked(share: str, objection: str) -> tuple[Share | None, Objection | None]:
    """By what an address says of them; an objection to something else is none."""
    said = Objection.objects.filter(pk=whole_number(objection) or 0, withdrawn_at=None)
    about = said.select_related("share", "proposal__production", "by__person").first()
    if not share:
        return (share_about(about) if about else None), about
    found = shares().filter(pk=whole_number(share) or 0).first()
    is_about = found and about and about.proposal.thread_id == found.proposal.thread_id
    return found, about if is_about else None


def with_a_share(objections: QuerySet[Objection]) -> QuerySet[Objection]:
    """`is_holdable`: something of what they are about can still be held."""
    standing = proposals().filter(thread=OuterRef("proposal__thread"))
    marked: QuerySet[Objection] = objections.annotate(is_holdable=Exists(standing))
    return marked
