"""What hangs at the head of a project: the picture on its poster, or else a work."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urljoin

from django.conf import settings

from contributions.queries.cards import Card, cards_of
from contributions.queries.posters import Hung, hung_on
from projects.models import Project

Cover = Card | Hung


def covers_of(projects: Sequence[Project], *, viewing: str) -> dict[int, Cover]:
    """Project id → its cover, of those that have one; two statements and those of the cards."""
    posters = [each.poster_id for each in projects if each.poster_id]
    hung = hung_on(posters, viewing=viewing)
    works = [each.cover_id for each in projects if each.cover_id]
    cards = {card.id: card for card in cards_of(works, viewing=viewing)} if works else {}
    shown: dict[int, Cover | None] = {
        each.pk: hung.get(each.poster_id or 0) or cards.get(each.cover_id or 0) for each in projects
    }
    return {pk: cover for pk, cover in shown.items() if cover is not None}


def cover_of(project: Project, *, viewing: str) -> Cover | None:
    """For its own page: one with a picture of its own."""
    cover = covers_of([project], viewing=viewing).get(project.pk)
    has_picture = isinstance(cover, Hung) or (cover and (cover.image or cover.film or cover.veil))
    return cover if has_picture else None


def elsewhere(cover: Cover | None) -> str:
    """The whole address of its picture, for links elsewhere; never a mature one's."""
    picture = cover.image if cover and not cover.is_mature else None
    return urljoin(settings.SITE_URL, picture.src) if picture else ""
