"""Tags as staff looks through them: how many works carry each, and what it may be a spelling of."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject

from contributions.models import Contribution, Tag

ALIKE = 0.4


def looked_through(tags: QuerySet[Tag]) -> QuerySet[Tag]:
    """The newest first, with `works`, and with `alike`: pk and name of the older proper tag whose
    name looks most like its own."""
    carried: QuerySet[Any] = Contribution.tags.through.objects.filter(tag=OuterRef("pk"))
    works = carried.order_by().values("tag").annotate(n=Count("pk")).values("n")
    name: Any = OuterRef("name")
    older = (
        Tag.objects.proper()
        .filter(pk__lt=OuterRef("pk"), name__trigram_similar=name)
        .annotate(similarity=TrigramSimilarity("name", name))
        .filter(similarity__gte=ALIKE)
        .order_by("-similarity", "pk")
    )
    return tags.annotate(
        works=Coalesce(Subquery(works, output_field=IntegerField()), 0),
        alike=Subquery(older.values(its=JSONObject(pk="pk", name="name"))[:1]),
    ).order_by("-made_at", "-pk")
