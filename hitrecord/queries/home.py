"""The member's first page: what needs me, what I was doing, what happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from accounts.models import Notice, User
from contributions.models import Contribution, Draft
from contributions.queries.cards import Card, cards_of
from hitrecord.queries.following import works_by_followed
from projects.models import Call
from projects.queries.tickets import Ticket, tickets_of

TICKETS = 3
DRAFTS = 4
NOTICES = 5
WORKS = 9
FOLLOWED = 3


@dataclass(frozen=True)
class Home:
    tickets: list[Ticket]
    are_for_my_skills: bool
    drafts: list[Draft]
    notices: list[Notice]
    followed: list[Card]
    unheard: list[Card]
    new: list[Card]


def home_of(user: User, *, now: datetime, viewing: str) -> Home:
    """Calls for my skills, or the next deadlines when none needs them."""
    calls = Call.objects.open(now).order_by("deadline")
    mine = tickets_of(
        calls.for_skills_of(user).exclude(project__leads__user=user)[:TICKETS], now=now
    )
    works = Contribution.objects.published().suited_to(viewing).welcome_to(user)
    works = works.exclude(current__authorships__person__user=user)
    unheard = works.filter(recommendations=None, thread__comments=None)
    return Home(
        tickets=mine or tickets_of(calls[:TICKETS], now=now),
        are_for_my_skills=bool(mine),
        drafts=list(Draft.objects.by(user).open()[:DRAFTS]),
        notices=list(
            Notice.objects.filter(recipient=user, read_at=None).select_related("actor")[:NOTICES]
        ),
        followed=cards_of(works_by_followed(user, viewing)[:FOLLOWED], viewing=viewing),
        unheard=cards_of(unheard.newest_first()[:3], viewing=viewing),
        new=cards_of(works.newest_first()[:WORKS], viewing=viewing),
    )
