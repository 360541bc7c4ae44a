"""One dispute with both works beside each other, what was said, and what a decision would do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from contributions.models import About, Contribution, Dispute, Relation, Source, Version
from contributions.queries.cards import Byline, Card, bylines_of, cards_of
from contributions.queries.parties import is_party
from contributions.queries.rulings import ruled
from contributions.queries.talk import Remark, remarks_of
from contributions.queries.veil import with_nothing_left_out


@dataclass(frozen=True, slots=True)
class Side:
    """`card` is None for a work that was taken down; its name stays."""

    work: Contribution
    version: Version
    card: Card | None
    authors: list[Byline]


@dataclass(frozen=True, slots=True)
class DisputePage:
    dispute: Dispute
    source: Side
    derivative: Side
    says: str
    """The relation that counts now; "" for none."""
    remarks: list[Remark]
    is_party: bool
    effect: str


def dispute_page(dispute: Dispute, viewer: Any, *, viewing: str) -> DisputePage:
    source, derivative = _sides(dispute, viewing)
    says = ""
    if dispute.edge_id:
        edges = ruled(Source.objects.filter(pk=dispute.edge_id))
        says = edges.values_list("bond", flat=True).get()
    return DisputePage(
        dispute=dispute,
        source=source,
        derivative=derivative,
        says=says,
        remarks=remarks_of(dispute.thread_id),
        is_party=is_party(dispute, viewer),
        effect=effect_of(dispute, says),
    )


def effect_of(dispute: Dispute, says: str) -> str:
    """What changes when it is upheld, in a sentence."""
    words = {
        "work": dispute.derivative.contribution.title,
        "source": dispute.source.contribution.title,
        "was": str(Relation(says).label) if says else "",
        "now": str(Relation(dispute.relation).label) if dispute.relation else "",
    }
    if dispute.about == About.MISSING:
        sentence = _("Uphold it: “%(source)s” becomes a source of “%(work)s” (%(now)s).")
    elif dispute.about == About.RELATION:
        sentence = _("Uphold it: “%(work)s” is %(now)s “%(source)s” from now on, not %(was)s.")
    else:
        sentence = _("Uphold it: “%(source)s” no longer counts as a source of “%(work)s”.")
    return sentence % words


def _sides(dispute: Dispute, viewing: str) -> tuple[Side, Side]:
    versions = (dispute.source, dispute.derivative)
    works = [version.contribution_id for version in versions]
    cards = {card.id: card for card in cards_of(works, viewing=with_nothing_left_out(viewing))}
    names = bylines_of(version.pk for version in versions)
    source, derivative = (
        Side(
            work=version.contribution,
            version=version,
            card=cards.get(version.contribution_id),
            authors=names.get(version.pk, []),
        )
        for version in versions
    )
    return source, derivative
