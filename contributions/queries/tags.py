"""The tags that most works carry: found by a worker now and then, read by pages from the cache, so
that no page counts."""

from __future__ import annotations

import logging

from django.core.cache import cache
from django.db.models import Count, Exists, OuterRef, Q
from django.db.models.functions import Coalesce, Length

from contributions.domain.tag_slugs import LENGTH, slug_of
from contributions.models import Contribution, Tag

log = logging.getLogger(__name__)
SHOWN = 12
SUGGESTED = 8
KEY = "popular-tags"
KEPT = 3600

Named = tuple[str, str]
"""(slug, name)."""


def popular_tags() -> list[Named]:
    """Nothing while nobody has looked or the cache is away: the page goes without."""
    try:
        return list(cache.get(KEY) or [])
    except Exception:
        log.warning("the cache has no popular tags", exc_info=True)
        return []


def tags_like(typed: str) -> list[str]:
    """The shortest names whose spelling, or an alias's, begins so; of those that a work shows."""
    slug = slug_of(typed.rpartition(",")[2][:LENGTH])
    if not slug:
        return []
    carried = Contribution.objects.published().filter(
        tags=Coalesce(OuterRef("alias_of"), OuterRef("pk"))
    )
    rows = (
        Tag.objects.filter(Exists(carried), slug__startswith=slug)
        .annotate(shown=Coalesce("alias_of__name", "name"))
        .order_by(Length("slug"), "slug")[: 3 * SUGGESTED]
    )
    return list(dict.fromkeys(rows.values_list("shown", flat=True)))[:SUGGESTED]


def shown_tag(typed: str) -> Tag | None:
    """The tag of this spelling or alias, if a work on the wall carries it: a tag that only hidden
    works ever carried would tell a word of theirs."""
    found = Tag.objects.select_related("alias_of").filter(slug=slug_of(typed)).first()
    tag = (found.alias_of or found) if found else None
    hangs = tag and Contribution.objects.published().filter(tags=tag).exists()
    return tag if hangs else None


def find_popular() -> None:
    live = Q(contributions__withdrawn_at=None, contributions__current__isnull=False)
    tags = (
        Tag.objects.proper()
        .annotate(n=Count("contributions", filter=live))
        .filter(n__gt=0)
        .order_by("-n", "name")[:SHOWN]
    )
    _keep(list(tags.values_list("slug", "name")))


def forget_unshown() -> None:
    """Leave out what no work on the wall carries any more, or what stands for another tag by now,
    until somebody looks again: a tag may tell a word of a work that was taken down."""
    named = popular_tags()
    carried = Contribution.objects.published().filter(tags=OuterRef("pk"))
    proper = Tag.objects.proper().filter(slug__in=[slug for slug, _name in named])
    shown = set(proper.filter(Exists(carried)).values_list("slug", flat=True)) if named else set()
    left = [each for each in named if each[0] in shown]
    if left != named:
        _keep(left)


def _keep(named: list[Named]) -> None:
    try:
        cache.set(KEY, named, KEPT)
    except Exception:
        log.warning("popular tags were not kept", exc_info=True)
