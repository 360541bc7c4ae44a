"""The member's first page: what needs me, what I was doing, what happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef

from accounts.models import User
from contributions.models import Draft
from hitrecord.queries.lanes import Lanes, lanes_of
from hitrecord.queries.news import Group, news_for
from projects.models import Call
from projects.queries.tickets import Ticket, tickets_of

TICKETS = 3
DRAFTS = 4


@dataclass(frozen=True)
class Home:
    tickets: list[Ticket]
    are_for_my_skills: bool
    has_skills: bool
    """As far as there are calls at all."""
    drafts: list[Draft]
    news: list[Group]
    lanes: Lanes


def home_of(user: User, *, now: datetime, viewing: str) -> Home:
    tickets, are_mine = _tickets(user, now)
    return Home(
        tickets=tickets,
        are_for_my_skills=are_mine,
        has_skills=are_mine or bool(tickets and user.skills.exists()),
        drafts=list(Draft.objects.by(user).open()[:DRAFTS]),
        news=news_for(user),
        lanes=lanes_of(user, now=now, viewing=viewing),
    )


def _tickets(user: User, now: datetime) -> tuple[list[Ticket], bool]:
    """Calls for my skills, or the next deadlines when none needs them; not those I lead."""
    mine = Call.objects.for_skills_of(user).exclude(project__leads__user=user)
    calls = (
        Call.objects.open(now)
        .exclude(project__leads__user=user)
        .annotate(is_mine=Exists(mine.filter(pk=OuterRef("pk"))))
        .order_by("-is_mine", "deadline")[:TICKETS]
    )
    found = tickets_of(calls, now=now)
    mine_alone = [ticket for ticket in found if ticket.is_mine]
    return mine_alone or found, bool(mine_alone)
