"""Published works by their words, with what they can be narrowed by."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, Final

from django.contrib.auth.models import AnonymousUser
from django.db.models import IntegerField, OuterRef, Subquery
from django.db.models.fields.json import KT
from django.db.models.functions import Cast
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from contributions.models import Contribution, MediaFile, Tag
from contributions.models.contribution import ContributionQuerySet
from hitrecord.foundation.asked import Asked
from hitrecord.foundation.documents import keys_of
from hitrecord.foundation.finding import best
from hitrecord.foundation.narrowing import Hit
from hitrecord.foundation.once import Once
from hitrecord.foundation.prepared import prepared

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
    if keys is None:
        keys = keys_of({"": Contribution}, asked)[""]
    known = {"reader": reader.pk} if reader.is_authenticated else {}
    with prepared():
        found = {row[0]: row for row in _TRAITS(viewing, works=keys, **known)}
        tags = _tags_of(list(found))
    return [_hit(found[key], tags.get(key, [])) for key in keys if key in found]


def _traits(viewing: str, *, works: list[int], reader: int = 0) -> Any:
    files = MediaFile.objects.filter(version=OuterRef("current"), is_extra=False)
    lasting = files.order_by("position", "pk").values(
        milliseconds=Cast(KT("facts__duration_ms"), IntegerField())
    )
    known = User(pk=reader) if reader else AnonymousUser()
    traits = _works(known, viewing).filter(pk__in=works).annotate(lasting=Subquery(lasting[:1]))
    return traits.values_list("pk", "kind", "current__licence", "lasting", "current__word_count")


_TRAITS: Final = Once(_traits)


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
    for work, slug in _TAGS(works=works):
        found.setdefault(work, []).append(slug)
    return found


def _tags(*, works: list[int]) -> Any:
    rows = Contribution.tags.through.objects.filter(contribution__in=works)
    return rows.values_list("contribution_id", "tag__slug")


_TAGS: Final = Once(_tags)
