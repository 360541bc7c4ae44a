"""Works on the wall: of a kind, with a tag, saying words, in an order."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import MD5, Cast, Concat
from django.utils.translation import gettext_lazy as _

from contributions.domain.tag_slugs import slug_of
from contributions.models import Authorship, Contribution, Kind, Source, Tag
from contributions.queries.finding import works_saying
from contributions.queries.rulings import COUNTS
from hitrecord.foundation.asked import Asked
from hitrecord.foundation.finding import in_order

ORDERS = {
    "new": _("New"),
    "trending": _("Trending"),
    "never-remixed": _("Never remixed"),
    "random": _("Random"),
}
QUERY_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Facets:
    """What the address asks for; whatever is unknown is as if it were not there."""

    kind: str = ""
    tag: str = ""
    order: str = "new"
    seed: str = ""
    q: str = ""

    @classmethod
    def read(cls, parameters: Mapping[str, str], *, today: date) -> Facets:
        kind = parameters.get("kind", "")
        order = parameters.get("order", "new")
        seed = parameters.get("seed", "")
        return cls(
            kind=kind if kind in Kind.values else "",
            tag=slug_of(parameters.get("tag", "")),
            order=order if order in ORDERS else "new",
            seed=seed if seed.isdecimal() and len(seed) < 10 else today.isoformat(),
            q=searchable(parameters.get("q", "")),
        )

    @property
    def is_shuffled(self) -> bool:
        """Out of so many that no lots are drawn for all of them."""
        return self.order == "random" and not (self.tag or self.q)

    @property
    def chosen(self) -> int:
        """How many, besides words."""
        return sum((bool(self.kind), bool(self.tag), self.order != "new"))

    @property
    def is_plain(self) -> bool:
        return not (self.kind or self.tag or self.q) and self.order == "new"


def works_for(facets: Facets, *, viewing: str, reader: Any) -> QuerySet[Contribution]:
    """Published works in the order asked for, which is never left to chance."""
    works: QuerySet[Contribution]
    works = Contribution.objects.published().suited_to(viewing).welcome_to(reader)
    if facets.q:
        asked = Asked.read(facets.q)
        works = in_order(works, works_saying(asked, reader=reader, viewing=viewing))
    if facets.kind:
        works = works.filter(kind=facets.kind)
    if facets.tag:
        named = Q(slug=facets.tag) | Q(aliases__slug=facets.tag)
        works = works.filter(Exists(Tag.objects.filter(named, contributions=OuterRef("pk"))))
    return _ordered(works, facets)


def searchable(q: str) -> str:
    """Nobody types a page into a search box."""
    return q.strip()[:QUERY_LENGTH]


def new_seed() -> int:
    return random.randrange(10**6)  # noqa: S311 (shuffles a list)


def _ordered(works: QuerySet[Contribution], facets: Facets) -> QuerySet[Contribution]:
    if facets.order == "random":
        shuffled = MD5(Concat(Cast("pk", TextField()), Value(f"-{facets.seed}")))
        return works.order_by(shuffled, "pk")
    if facets.order == "trending":
        ranked = works.filter(ranking__isnull=False)
        return ranked.order_by("-ranking__warmth", "-ranking__contribution_id")
    if facets.order == "never-remixed":
        # Looked for work by work until a page is full. As an EXISTS it would be joined, and all
        # the remixes there are would be gathered first.
        works = works.alias(remix=Subquery(_remixes().order_by().values("pk")[:1])).filter(
            remix=None
        )
    return works if facets.q else works.order_by("-published_at", "-id")


def _remixes() -> QuerySet[Source]:
    """For a query of works: what somebody else made from each and still shows. Who goes on with a
    work of their own, alone or with others, has remixed nothing."""
    shared = Authorship.objects.filter(
        version=OuterRef("derivative"), person__authorships__version=OuterRef("source")
    )
    return Source.objects.filter(
        COUNTS,
        ~Exists(shared),
        source__contribution=OuterRef("pk"),
        derivative=F("derivative__contribution__current"),
        derivative__contribution__withdrawn_at=None,
    )
