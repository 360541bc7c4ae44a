"""A project's page: a fixed number of statements, however much hangs on its wall."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from accounts.models import Distance
from contributions.queries.cards import Card, cards_of
from contributions.queries.talk import Talk, Where, talk_of
from projects.models import FormerUpdate, LeadInvitation, Outside, Project, Step, Update
from projects.queries.covers import Cover, cover_of, elsewhere
from projects.queries.heirs import invitation_of, is_looking, may_take_over
from projects.queries.lifecycle import Step as PhaseStep
from projects.queries.lifecycle import lifecycle_of
from projects.queries.outside import outside_of
from projects.queries.people import Wall, wall_of
from projects.queries.place import Lane, lanes_of
from projects.queries.plan import Drawing, drawing_of
from projects.queries.production import ProductionPage, production_page
from projects.queries.tickets import Ticket, tickets_of

UPDATES = 5
OFFSHOOTS = 6


@dataclass(frozen=True, slots=True)
class News:
    id: int
    title: str
    html: SafeString
    author: str
    at: datetime
    edited_at: datetime | None = None
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class ProjectPage:
    project: Project
    cover: Cover | None
    steps: list[PhaseStep]
    tickets: list[Ticket]
    accepted: int
    plan: Drawing | None
    lanes: list[Lane]
    wall: Wall
    news: list[News]
    talk: Talk
    production: ProductionPage | None
    is_lead: bool
    undecided: int
    invitation: LeadInvitation | None
    is_looking: bool
    may_take_over: bool
    todo: list[Step]
    offshoots: list[Project]
    outside: list[Outside]

    @property
    def open_graph_picture(self) -> str:
        return elsewhere(self.project, self.cover)


def project_page(
    *, slug: str, viewer: Any, where: Where, viewing: str, now: datetime
) -> ProjectPage:
    """Raises Project.DoesNotExist."""
    found = Project.objects.shown().select_related("cover", "origin__started_by__person")
    project = found.get(slug=slug)
    accepted = list(
        project.submissions.accepted().select_related("version").order_by("decided_at", "pk")
    )
    works = list(dict.fromkeys(each.version.contribution_id for each in accepted))
    # On its own page the project's name goes without saying.
    open_calls = tickets_of(project.calls.open(now), now=now)
    tickets = [replace(ticket, project_title="") for ticket in open_calls]
    looking = is_looking(project)
    plan = drawing_of(project, viewing=viewing)
    away = set(Distance.objects.unheard_by(viewer))
    is_lead = Project.objects.led_by(viewer).filter(pk=project.pk).exists()
    return ProjectPage(
        project=project,
        cover=cover_of(project, viewing=viewing),
        steps=lifecycle_of(project, accepted=len(works)),
        tickets=tickets,
        accepted=len(works),
        plan=plan,
        lanes=_beside(plan, cards_of(works, viewing=viewing), tickets),
        wall=wall_of(project, [each.version for each in accepted]),
        news=[news_of(each, away) for each in _updates(project)],
        talk=talk_of(project.thread_id, viewer, where),
        production=_released(project, viewer, viewing),
        is_lead=is_lead,
        undecided=project.submissions.undecided().count() if is_lead else 0,
        invitation=invitation_of(project, viewer),
        is_looking=looking,
        todo=list(project.steps.standing()),
        outside=outside_of(project),
        offshoots=list(project.offshoots.filter(hidden_at=None).order_by("pk")[:OFFSHOOTS]),
        may_take_over=looking and may_take_over(project, viewer),
    )


def _beside(plan: Drawing | None, cards: list[Card], tickets: list[Ticket]) -> list[Lane]:
    """What has no place in the plan yet; without a plan, everything."""
    if plan is None:
        return lanes_of(cards, tickets)
    return lanes_of(
        [card for card in cards if card.id not in plan.works],
        [ticket for ticket in tickets if ticket.number not in plan.calls],
    )


def _updates(project: Project) -> list[Update]:
    return list(project.updates.select_related("author__person")[:UPDATES])


def news_of(update: Update | FormerUpdate, away: Collection[int]) -> News:
    """`away` are those from whom its reader keeps away: it is there, and their words are not."""
    author = update.author if isinstance(update, Update) else update.by
    if author.pk in away:
        gone = format_html("<p>{}</p>", _("You muted or blocked whoever wrote this."))
        name = author.person.credit_name
        return News(update.pk, _("An update you do not read"), gone, name, update.at)
    hidden = isinstance(update, Update) and update.hidden_at is not None
    return News(
        id=update.pk,
        title=update.title,
        # Made by typesetting.to_html when it was written.
        html=mark_safe(update.html),  # noqa: S308
        author=author.person.credit_name,
        at=update.at,
        edited_at=update.edited_at if isinstance(update, Update) and not hidden else None,
        is_hidden=hidden,
    )


def _released(project: Project, viewer: Any, viewing: str) -> ProductionPage | None:
    production = getattr(project, "production", None)
    if production is None or production.released_at is None:
        return None
    return production_page(production, viewer=viewer, viewing=viewing)
