"""What may be shown of works in links elsewhere, and what has been drawn of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.urls import reverse

from accounts.models import Viewing
from contributions.domain.linked import WIDTH, Linked, digest_of
from contributions.models import Contribution, Kind, LinkPicture, Processing, Rendition
from contributions.queries.cards import Card, cards_of
from contributions.queries.people import Author


def linked_of(works: Sequence[int]) -> dict[int, Linked]:
    """By the work's id. Without what is mature, not ready, or not for everybody to see."""
    cards = cards_of(works, viewing=Viewing.HIDE)
    ready = [card for card in cards if card.state == "ready"]
    pictures = _pictures(card.version_id for card in ready)
    return {card.id: _linked(card, pictures.get(card.version_id, "")) for card in ready}


def _linked(card: Card, picture: str) -> Linked:
    return Linked(
        version_id=card.version_id,
        kind=card.kind,
        title=card.title,
        authors=[name for name, _url in card.authors],
        lines=card.excerpt,
        peaks=card.wave.peaks if card.wave else (),
        picture=picture if card.image or card.film else "",
    )


def _pictures(versions: Iterable[int]) -> dict[int, str]:
    """Version id → its main file's JPEG that is just large enough, or else the largest."""
    jpegs = Q(role="poster-jpeg") | Q(role__startswith="image-", role__endswith="-jpeg")
    rows = Rendition.objects.filter(
        jpegs, media__version__in=list(versions), media__is_extra=False
    ).order_by("-media__position", "-media_id", "width")
    found: dict[int, tuple[int, int, str]] = {}
    for version, media, width, name in rows.values_list("media__version", "media", "width", "file"):
        before = found.get(version)
        if before is None or before[0] != media or before[1] < WIDTH:
            found[version] = (media, width or 0, name)
    return {version: name for version, (_media, _width, name) in found.items()}


def undrawn() -> QuerySet[Contribution]:
    """Works that have come to be shown and have nothing for links yet."""
    read = Processing.objects.filter(
        media__version=OuterRef("current"), media__is_extra=False, finished_at__isnull=False
    )
    ready = (Q(kind=Kind.WRITING) & ~Q(current__text="")) | Exists(read)
    drawn = LinkPicture.objects.filter(version=OuterRef("current"))
    works = Contribution.objects.published().filter(is_mature=False)
    return works.filter(ready).exclude(Exists(drawn)).order_by("-published_at", "-id")


def its_link_picture() -> Subquery:
    """For a work's page, in its own statement: `digest` and `file`, or None."""
    drawn = LinkPicture.objects.filter(version=OuterRef("current"), finished_at__isnull=False)
    return Subquery(drawn.values(data=JSONObject(digest="digest", file="file"))[:1])


def address_of(
    drawn: Mapping[str, str] | None, work: Contribution, authors: Sequence[Author]
) -> str:
    """The whole address; "" while nothing is drawn that says what the work is called now."""
    told = digest_of(work.current_id or 0, work.kind, work.title, [each.name for each in authors])
    if not drawn or work.is_mature or drawn["digest"] != told:
        return ""
    return settings.SITE_URL + reverse("link_picture", args=[drawn["file"].partition("/")[0]])


def first_address(cards: Iterable[Card]) -> str:
    """For a page of many works: of the first that has a picture and is for everybody's eyes."""
    told = {
        card.version_id: digest_of(
            card.version_id, card.kind, card.title, [name for name, _url in card.authors]
        )
        for card in cards
        if not card.is_mature
    }
    rows = LinkPicture.objects.filter(
        version__in=list(told),
        finished_at__isnull=False,
        version__contribution__is_mature=False,
        version__contribution__withdrawn_at=None,
    )
    drawn = dict(rows.values_list("digest", "file"))
    file = next((drawn[digest] for digest in told.values() if digest in drawn), "")
    where = reverse("link_picture", args=[file.partition("/")[0]]) if file else ""
    return settings.SITE_URL + where if where else ""
