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
from contributions.queries.cards import cards_of
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

WORKS = 24
CALLS = 12
UPDATES = 5
OFFSHOOTS = 6
OUTSIDE = 6


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
    open_calls: int
    accepted: int
    plan: Drawing | None
    lanes: list[Lane]
    wall: Wall
    news: list[News]
    has_more: dict[str, bool]
    talk: Talk
    production: ProductionPage | None
    is_lead: bool
    undecided: int
    invitation: LeadInvitation | None
    is_looking: bool
    is_led: bool
    may_take_over: bool
    todo: list[Step]
    offshoots: list[Project]
    outside: list[Outside]

    @property
    def open_graph_picture(self) -> str:
        return elsewhere(self.cover)


def project_page(
    *, slug: str, viewer: Any, where: Where, viewing: str, now: datetime
) -> ProjectPage:
    """Raises Project.DoesNotExist."""
    found = Project.objects.shown().select_related("cover", "origin__started_by__person")
    project = found.get(slug=slug)
    works = works_in(project)
    calls = list(project.calls.open(now).values_list("pk", flat=True))
    tickets = tickets_in(project, calls[:CALLS], now=now)
    looking = is_looking(project)
    plan = drawing_of(project, viewing=viewing)
    updates = list(project.updates.select_related("author__person")[: UPDATES + 1])
    offshoots = list(project.offshoots.filter(hidden_at=None).order_by("pk")[: OFFSHOOTS + 1])
    outside = list(outside_of(project)[: OUTSIDE + 1])
    away = set(Distance.objects.unheard_by(viewer))
    is_lead = Project.objects.led_by(viewer).filter(pk=project.pk).exists()
    return ProjectPage(
        project=project,
        cover=cover_of(project, viewing=viewing),
        steps=lifecycle_of(project, accepted=len(works)),
        tickets=tickets,
        accepted=len(works),
        plan=plan,
        open_calls=len(calls),
        lanes=_beside(plan, works, tickets, viewing),
        wall=wall_of(project),
        news=[news_of(each, away) for each in updates[:UPDATES]],
        has_more=_has_more(works, updates, offshoots, outside),
        talk=talk_of(project.thread_id, viewer, where),
        production=_released(project, viewer, viewing),
        is_lead=is_lead,
        undecided=project.submissions.undecided().count() if is_lead else 0,
        invitation=invitation_of(project, viewer),
        is_looking=looking,
        is_led=not looking or project.leads.exists(),
        todo=list(project.steps.standing()),
        outside=outside[:OUTSIDE],
        offshoots=offshoots[:OFFSHOOTS],
        may_take_over=looking and may_take_over(project, viewer),
    )


def works_in(project: Project) -> list[int]:
    """Accepted works that are still shown, each once, as they came; their numbers alone weigh
    nothing."""
    accepted = project.submissions.accepted().filter(version__contribution__withdrawn_at=None)
    accepted = accepted.order_by("decided_at", "pk")
    return list(dict.fromkeys(accepted.values_list("version__contribution", flat=True)))


def tickets_in(project: Project, calls: Collection[int], *, now: datetime) -> list[Ticket]:
    """On its own pages the project's name goes without saying."""
    found = tickets_of(project.calls.filter(pk__in=calls), now=now)
    return [replace(ticket, project_title="") for ticket in found]


def _beside(
    plan: Drawing | None, works: list[int], tickets: list[Ticket], viewing: str
) -> list[Lane]:
    """The newest of what has no place in the plan yet; without a plan, of everything."""
    placed, asked = (plan.works, plan.calls) if plan else ((), ())
    left = [work for work in works if work not in placed][-WORKS:]
    cards = cards_of(left, viewing=viewing)
    return lanes_of(cards, [ticket for ticket in tickets if ticket.number not in asked])


def _has_more(
    works: list[int], updates: list[Update], offshoots: list[Project], outside: list[Outside]
) -> dict[str, bool]:
    """Of which parts there is more than the page shows."""
    return {
        "works": len(works) > WORKS,
        "updates": len(updates) > UPDATES,
        "offshoots": len(offshoots) > OFFSHOOTS,
        "outside": len(outside) > OUTSIDE,
    }


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
