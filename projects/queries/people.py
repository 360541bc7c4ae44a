"""Everybody on a project's wall: its leads, then those whose works are in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from contributions.models import Authorship, Kind, Version
from projects.models import Project
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
    others: list[Member]


def wall_of(project: Project, versions: Sequence[Version]) -> Wall:
    """Two statements. A role is the one in the version, else what the work is."""
    lanes = {kind: str(name) for name, kinds in LANES.values() for kind in kinds}
    people = {}
    roles: dict[int, list[str]] = {}
    for lead in project.leads.select_related("user__person"):
        people[lead.user.person.pk] = lead.user.person
        roles[lead.user.person.pk] = [_("Lead")]
    authors = Authorship.objects.filter(version__in=[version.pk for version in versions])
    for author in authors.select_related("person__user", "version__contribution").order_by("pk"):
        people[author.person_id] = author.person
        role = author.role or lanes[Kind(author.version.contribution.kind)]
        held = roles.setdefault(author.person_id, [])
        if role not in held:
            held.append(role)
    members = [
        Member(
            name=person.credit_name,
            url=person.get_absolute_url(),
            picture=person.avatar_url,
            detail=", ".join(roles[pk]),
        )
        for pk, person in people.items()
    ]
    return Wall(members[:MOST], members[MOST:])
