"""What somebody follows, and what is new there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Page, Paginator
from django.db.models import Exists, Model, OuterRef, QuerySet

from accounts.models import Follow, User
from accounts.queries.members import members
from contributions.models import Authorship, Contribution, Thread
from contributions.models.contribution import ContributionQuerySet
from contributions.queries.cards import Card, cards_of
from payouts.models import Proposal
from projects.models import Project, Update

WORKS, NEWS, PAGE = 9, 8, 60
LISTS = ("people", "projects", "talks")


@dataclass(frozen=True)
class Talk:
    """About a work, a project or a proposal; `pk` is that of the thread."""

    pk: int
    title: str
    url: str


@dataclass(frozen=True)
class Following:
    people: Page[Any]
    projects: Page[Any]
    talks: Page[Any]
    news: list[Update]
    cards: list[Card]


def following_of(user: User, *, viewing: str) -> Following:
    """The first page of each list. New works by people they follow are in `cards`."""
    projects = Project.objects.shown().filter(pk__in=ids(user, Project))
    news = Update.objects.shown().filter(project__in=projects.values("pk"))
    return Following(
        **{name: list_of(user, name) for name in LISTS},
        news=list(news.select_related("project").order_by("-at")[:NEWS]),
        cards=cards_of(works_by_followed(user, viewing)[:WORKS], viewing=viewing),
    )


def list_of(user: User, name: str, page: Any = 1) -> Page[Any]:
    """A page of one of LISTS."""
    rows: Any
    if name == "people":
        people = members().filter(pk__in=ids(user, User))
        rows = people.select_related("person").order_by("handle")
    elif name == "projects":
        rows = Project.objects.shown().filter(pk__in=ids(user, Project)).order_by("title", "pk")
    else:
        rows = _talks(user)
    return Paginator(rows, PAGE).get_page(page)


def _talks(user: User) -> list[Talk]:
    """A proposal and its revisions are one talk, of the newest that can be seen. All of them: so
    many as one follows are few columns."""
    followed = ids(user, Thread)
    works = Contribution.objects.visible_to(user).filter(thread__in=followed)
    projects = Project.objects.shown().filter(thread__in=followed)
    seen = Proposal.objects.visible_to(user).filter(thread__in=followed)
    proposals = seen.select_related("production").defer("document").order_by("pk")
    about_money = {
        each.thread_id: Talk(each.thread_id, each.production.title, each.get_absolute_url())
        for each in proposals
    }
    others: list[Contribution | Project] = [
        *works.order_by("-pk").only("title", "thread"),
        *projects.only("title", "slug", "thread"),
    ]
    return [
        *(Talk(each.thread_id, each.title, each.get_absolute_url()) for each in others),
        *about_money.values(),
    ]


def works_by_followed(user: User, viewing: str) -> ContributionQuerySet:
    authors = Authorship.objects.filter(version=OuterRef("current"))
    return (
        Contribution.objects.published()
        .suited_to(viewing)
        .welcome_to(user)
        .filter(Exists(authors.filter(person__user__in=ids(user, User))))
        .exclude(Exists(authors.filter(person__user=user)))
        .newest_first()
    )


def ids(user: Any, model: type[Model]) -> QuerySet[Follow, int]:
    kind = ContentType.objects.get_for_model(model)
    return Follow.objects.filter(user=user, target_type=kind).values_list("target_id", flat=True)
