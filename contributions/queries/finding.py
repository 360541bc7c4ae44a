"""Published works by their words, with what they can be narrowed by."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, Final

from django.db.models import F, IntegerField, OuterRef, Subquery
from django.db.models.fields.json import KT
from django.db.models.functions import Cast
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from contributions.models import Contribution, MediaFile, Tag
from contributions.models.contribution import ContributionQuerySet
from hitrecord.foundation.asked import Asked
from hitrecord.foundation.finding import best
from hitrecord.foundation.narrowing import Hit

WORDS_A_MINUTE: Final = 200
LENGTHS: Final[dict[str, tuple[int, Promise]]] = {
    "short": (60, _("under a minute")),
    "medium": (5 * 60, _("1 to 5 minutes")),
    "long": (20 * 60, _("5 to 20 minutes")),
    "longest": (10**9, _("over 20 minutes")),
}
"""Up to how many seconds; a text takes as long as it is read."""
NO_LICENCE: Final = "none"


def find_works(
    asked: Asked, *, reader: Any, viewing: str, keys: Sequence[int] | None = None
) -> list[Hit]:
    files = MediaFile.objects.filter(version=OuterRef("current"), is_extra=False)
    lasting = files.order_by("position", "pk").values(
        milliseconds=Cast(KT("facts__duration_ms"), IntegerField())
    )
    traits = _works(reader, viewing).annotate(
        lasting=Subquery(lasting[:1]), licence=F("current__licence"), read=F("current__word_count")
    )
    rows = best(traits, asked, "kind", "licence", "lasting", "read", keys=keys)
    tags = _tags_of([row[0] for row in rows])
    return [_hit(row, tags.get(row[0], [])) for row in rows]


def works_saying(asked: Asked, *, reader: Any, viewing: str) -> list[int]:
    """Best first."""
    return [key for (key,) in best(_works(reader, viewing), asked)]


def _works(reader: Any, viewing: str) -> ContributionQuerySet:
    return Contribution.objects.published().suited_to(viewing).welcome_to(reader)


def names_of_tags(hits: Collection[Hit]) -> dict[str, str]:
    slugs = {slug for hit in hits for slug in hit.traits["tag"]}
    return dict(Tag.objects.filter(slug__in=slugs).order_by("name").values_list("slug", "name"))


def _hit(row: tuple[Any, ...], tags: list[str]) -> Hit:
    key, kind, licence, milliseconds, words = row
    seconds = milliseconds / 1000 if milliseconds else words * 60 / WORDS_A_MINUTE
    length = next(name for name, (most, _label) in LENGTHS.items() if seconds <= most)
    return Hit(
        key,
        {
            "kind": (kind,),
            "licence": (licence or NO_LICENCE,),
            "length": (length,) if seconds else (),
            "tag": tags,
        },
    )


def _tags_of(works: list[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    if not works:
        return found
    rows = Contribution.tags.through.objects.filter(contribution__in=works)
    for work, slug in rows.values_list("contribution_id", "tag__slug"):
        found.setdefault(work, []).append(slug)
    return found
