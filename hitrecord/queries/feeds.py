"""What feeds tell: works that hang on the wall, and news of projects, newest first.

Works that are called mature are in none: whoever reads a feed was not asked whether to cover them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from accounts.models import Viewing
from contributions.models import Contribution
from contributions.models.contribution import ContributionQuerySet
from contributions.queries.cards import Card, cards_of
from contributions.queries.finding import find_works
from hitrecord.foundation.asked import Asked
from hitrecord.foundation.finding import saying
from hitrecord.foundation.narrowing import narrowed
from projects.models import Project, Update

SHOWN = 30


@dataclass(frozen=True, slots=True)
class Told:
    """One entry; `authors` are names with whole addresses, `html` is clean."""

    address: str
    title: str
    published: datetime
    updated: datetime
    authors: list[tuple[str, str]]
    html: str
    term: str = ""


def told_of_works(works: ContributionQuerySet) -> list[Told]:
    """Four statements, however many there are."""
    newest = works.suited_to(Viewing.HIDE).order_by("-published_at", "-id")
    columns = ("pk", "published_at", "current__published_at")
    times = {pk: (first, last) for pk, first, last in newest.values_list(*columns)[:SHOWN]}
    return [_work(card, *times[card.id]) for card in cards_of(list(times), viewing=Viewing.HIDE)]


def works_asked_for(asked: Asked, chosen: Mapping[str, str]) -> ContributionQuerySet:
    """All that say it; narrowed by facets, of those that a search reads."""
    every = Contribution.objects.published()
    if not asked.text:
        return every.none()
    if not chosen:
        return every.filter(pk__in=saying(every, asked).values("pk"))
    hits = narrowed(find_works(asked, reader=AnonymousUser(), viewing=Viewing.HIDE), chosen)
    return every.filter(pk__in=[hit.pk for hit in hits])


def told_of_project(project: Project) -> list[Told]:
    """Its news, and the works that were accepted."""
    accepted = project.submissions.accepted().values("version__contribution")
    works = told_of_works(Contribution.objects.published().filter(pk__in=accepted))
    news = project.updates.shown().select_related("author__person")[:SHOWN]
    told = [*works, *(_news(project, each) for each in news)]
    return sorted(told, key=lambda each: each.updated, reverse=True)[:SHOWN]


def _work(card: Card, published: datetime, updated: datetime) -> Told:
    return Told(
        address=whole(card.url),
        title=card.title,
        published=published,
        updated=max(published, updated),
        authors=[(name, whole(url)) for name, url in card.authors],
        html=_shown(card),
        term=card.kind,
    )


def _shown(card: Card) -> str:
    """A picture, a film's poster, or a text's first lines; the work itself is on its page. The
    address of the picture is the site's: a feed is kept for years, and an object store's link ends
    after hours and is another one each second."""
    picture: Any = card.image or card.film
    if picture:
        return format_html(
            '<p><a href="{}"><img src="{}" alt="{}"></a></p>',
            whole(card.url),
            whole(reverse("file", args=[picture.file])),
            getattr(picture, "alt", "") or card.title,
        )
    lines = format_html_join("", "{}<br>", ((line,) for line in card.excerpt))
    return format_html("<p>{}</p>", lines) if card.excerpt else ""


def _news(project: Project, update: Update) -> Told:
    person = update.author.person
    return Told(
        address=whole(reverse("update_history", args=[project.slug, update.pk])),
        title=update.title,
        published=update.at,
        updated=update.at,
        authors=[(person.credit_name, whole(person.get_absolute_url()))],
        html=update.html,
    )


def whole(address: str) -> str:
    return f"{settings.SITE_URL}{address}" if address.startswith("/") else address


def newest(told: Iterable[Told], otherwise: datetime) -> datetime:
    return max((each.updated for each in told), default=otherwise)
