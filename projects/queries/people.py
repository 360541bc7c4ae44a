"""Everybody on a project's wall: its leads, then those who led it, then those whose works are
in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from accounts.models import Person
from contributions.models import Authorship, Kind
from projects.models import Project, Turn
from projects.queries.place import LANES

MOST = 12


@dataclass(frozen=True, slots=True)
class Member:
    name: str
    url: str
    picture: str
    detail: str


@dataclass(frozen=True, slots=True)
class Wall:
    members: list[Member]
    others: int


def wall_of(project: Project) -> Wall:
    """Four statements, however many there are."""
    people = people_of(project)
    count = people.count()
    return Wall(members_of(project, people[:MOST]), max(0, count - MOST))


def people_of(project: Project) -> QuerySet[Person]:
    """Leads in the order in which they came, then those who led it, then authors in the order of
    their works."""
    authored = _authorships(project)
    leads = project.leads.order_by()
    went = former_leads(project)
    everybody = (
        authored.order_by().values("person").union(leads.values("user__person"), went.values("who"))
    )
    since = leads.filter(user=OuterRef("user")).values("since")[:1]
    until = went.filter(who=OuterRef("pk")).order_by("-pk").values("at")[:1]
    first = authored.filter(person=OuterRef("pk")).order_by("pk").values("pk")[:1]
    return (
        Person.objects.filter(pk__in=everybody)
        .select_related("user")
        .annotate(leads_since=Subquery(since), led_until=Subquery(until), came=Subquery(first))
        .order_by("leads_since", "led_until", "came", "pk")
    )


def former_leads(project: Project) -> Any:
    """The turns with which they went, of those who did not come back. Whoever left the site is
    `who` they were."""
    went = project.lead_changes.filter(turn__in=[Turn.LEFT, Turn.HANDED_OVER]).order_by()
    gone = went.exclude(user__in=project.leads.order_by().values("user"))
    return gone.annotate(who=Coalesce("user__person__claimed_by", "user__person"))


def members_of(project: Project, people: Iterable[Person]) -> list[Member]:
    """A role is the one in the version, else what the work is. Two statements."""
    rows = list(people)
    lanes = {kind: str(name) for name, kinds in LANES.values() for kind in kinds}
    roles: dict[int, dict[str, None]] = {person.pk: {} for person in rows}
    for person in rows:
        if getattr(person, "leads_since", None):
            roles[person.pk][_("Lead")] = None
        elif getattr(person, "led_until", None):
            roles[person.pk][_("Led it before")] = None
    held = _authorships(project).filter(person__in=roles).order_by("pk")
    for pk, role, kind in held.values_list("person", "role", "version__contribution__kind"):
        roles[pk][role or lanes[Kind(kind)]] = None
    return [
        Member(
            name=person.credit_name,
            url=person.get_absolute_url(),
            picture=person.avatar_url,
            detail=", ".join(roles[person.pk]),
        )
        for person in rows
    ]


def _authorships(project: Project) -> QuerySet[Authorship]:
    accepted = project.submissions.accepted().order_by().values("version")
    return Authorship.objects.filter(version__in=accepted)
