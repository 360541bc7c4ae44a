"""What a work's page asks of the work itself, in one statement."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject

from contributions.models import Contribution, Recommendation, Tag, Version
from contributions.queries.albums import in_albums
from contributions.queries.edits import their_edits
from contributions.queries.linked import its_link_picture
from contributions.queries.made_into import how_many_times_remade
from contributions.queries.offsite import their_offsite
from contributions.queries.picks import its_pick


def works_with_facts(viewer: Any, number: int | None) -> QuerySet[Contribution]:
    """Counts and lists are subqueries."""
    seen = Contribution.objects.visible_to(viewer).values("pk")
    hearts = Recommendation.objects.shown().filter(contribution=OuterRef("pk"))
    return (
        _facts()
        .filter(pk__in=seen)
        .annotate(
            is_recommended=Exists(hearts.filter(user=viewer.pk or 0)),
            its_pick=its_pick(),
            its_offsite=their_offsite(number),
        )
    )


@cache
def _facts() -> QuerySet[Contribution]:
    """What is asked for whoever reads, and whenever: to put it together takes longer than to read
    it, so that is done once."""
    hearts = Recommendation.objects.shown().filter(contribution=OuterRef("pk"))
    count = hearts.order_by().values("contribution").annotate(n=Count("pk")).values("n")
    editions = Version.objects.filter(contribution=OuterRef("pk")).order_by("number")
    tags = Tag.objects.filter(contributions=OuterRef("pk")).order_by("name")
    return (
        Contribution.objects.select_related("current", "feedback_request")
        .defer("current__text", "current__html")
        .annotate(
            hearts=Coalesce(Subquery(count, output_field=IntegerField()), 0),
            its_edits=their_edits(),
            its_link=its_link_picture(),
            in_albums=in_albums(),
            remade=how_many_times_remade(),
            its_tags=ArraySubquery(tags.values(data=JSONObject(slug="slug", name="name"))),
            its_editions=ArraySubquery(
                editions.values(data=JSONObject(id="pk", number="number", at="published_at"))
            ),
        )
    )
