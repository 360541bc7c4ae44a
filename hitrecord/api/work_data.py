"""Works as the API tells them: three statements, however many they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from contributions.models import Authorship, Contribution, Recommendation, Tag
from hitrecord.api.paging import link

Item = dict[str, Any]


def published() -> QuerySet[Contribution]:
    """What hangs on the wall, with what is told of each."""
    hearts = Recommendation.objects.shown().filter(contribution=OuterRef("pk")).order_by()
    count = hearts.values("contribution").annotate(n=Count("pk")).values("n")
    tags = Tag.objects.filter(contributions=OuterRef("pk")).order_by("name")
    return (
        Contribution.objects.published()
        .select_related("current")
        .defer("current__text", "current__html", "current__parts", "process_note")
        .annotate(
            hearts=Coalesce(Subquery(count, output_field=IntegerField()), 0),
            its_tags=ArraySubquery(tags.values("slug")),
        )
    )


def works_data(works: Sequence[Contribution]) -> Iterable[Item]:
    authors = authors_of([work.current_id or 0 for work in works])
    return [_work(work, authors.get(work.current_id or 0, [])) for work in works]


def authors_of(versions: Sequence[int]) -> dict[int, list[Item]]:
    """Version id → its authors in their order."""
    rows = Authorship.objects.filter(version__in=versions).select_related("person__user")
    found: dict[int, list[Item]] = {}
    for row in rows.order_by("version_id", "position"):
        found.setdefault(row.version_id, []).append(
            {
                "id": row.person.key,
                "name": row.person.credit_name,
                "role": row.role,
                "url": link(row.person.get_absolute_url()),
            }
        )
    return found


def api_link(name: str, *args: object) -> str:
    return f"{settings.SITE_URL}{reverse(name, args=args)}"


def _work(work: Any, authors: list[Item]) -> Item:
    """What a mature work shows stays under its cover, as on the page."""
    return {
        "id": work.pk,
        "url": link(work.get_absolute_url()),
        "kind": work.kind,
        "title": work.title,
        "authors": authors,
        "published_at": work.published_at,
        "version": work.current.number,
        "licence": work.current.licence or None,
        "tags": work.its_tags,
        "alt_text": "" if work.is_mature else work.alt_text,
        "wish": work.wish,
        "mature": work.is_mature,
        "mature_note": work.mature_note,
        "ai_use": work.ai_use or "unstated",
        "ai_note": work.ai_note,
        "may_train": work.may_train,
        "recommendations": work.hearts,
        "links": {
            "self": api_link("api_work", work.pk),
            "versions": api_link("api_versions", work.pk),
            "lineage": api_link("api_lineage", work.pk),
            "credits": api_link("api_credits", work.pk),
        },
    }
