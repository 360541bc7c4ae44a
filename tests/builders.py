"""The small cast of the tests, and the shortest way to give them works and projects.

Builders write rows directly, so that a test of one service does not depend on another.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import count

from django.contrib.auth.models import Group
from django.utils import timezone

from accounts.models import Acceptance, Accord, Person, Skill, User
from contributions.models import (
    Authorship,
    Contribution,
    Kind,
    Relation,
    Source,
    Thread,
    Version,
)
from hitrecord.roles import make_roles
from projects.models import Call, Credit, Lead, Phase, PhaseChange, Piece, Production, Project

PASSWORD = "walking-lighthouse"
_numbers = count(1)


def user(name: str, **fields: object) -> User:
    """Ada, Ben …: made once per test, found again by name. Signs in without a password, and has
    been here for a month unless something else is said."""
    existing = User.objects.filter(handle=name).first()
    if existing:
        return existing
    fields.setdefault("joined_at", timezone.now() - timedelta(days=30))
    made = User.objects.create(email=f"{name}@studio.example", handle=name, password="!", **fields)
    Person.objects.create(user=made, credit_name=name.title())
    Acceptance.objects.create(user=made, accord=accord())
    return made


def accord() -> Accord:
    """The newest; the first one again after a test that emptied all tables."""
    newest = Accord.objects.newest()
    return newest or Accord.objects.create(number=1, title="The accord", text="Name your sources.")


def person(name: str) -> Person:
    return Person.objects.get(user=user(name))


def claimed(name: str, by: User) -> Person:
    """Who left; with another account they said that this was them."""
    person(name)
    Person.objects.filter(user__handle=name).update(user=None, claimed_by=by.person)
    return Person.objects.get(claimed_by=by.person)


def staff(name: str, *, role: str = "") -> User:
    """A superuser; with a role, somebody who may what its group may and nothing else."""
    if not role:
        return user(name, is_staff=True, is_superuser=True)
    make_roles()
    made = user(name)
    made.is_staff, made.is_superuser = True, False
    made.save()
    made.groups.set([Group.objects.get(name=role)])
    return User.objects.get(pk=made.pk)


def work(
    *authors: str,
    title: str = "",
    kind: str = Kind.WRITING,
    sources: dict[Version, str] | None = None,
    text: str = "They built me to stand.",
) -> Version:
    """A published work's first version; `sources` maps versions to relations."""
    contribution = Contribution.objects.create(
        kind=kind, title=title or f"Work {next(_numbers)}", thread=Thread.objects.create()
    )
    return new_version(contribution, *authors, sources=sources, text=text)


def new_version(
    contribution: Contribution,
    *authors: str,
    sources: dict[Version, str] | None = None,
    text: str = "They built me to stand.",
) -> Version:
    number = contribution.versions.count() + 1
    version = Version.objects.create(
        contribution=contribution, number=number, text=text, html=f"<p>{text}</p>"
    )
    for position, name in enumerate(authors or ("ada",)):
        Authorship.objects.create(version=version, person=person(name), position=position)
    for source, relation in (sources or {}).items():
        Source.objects.create(derivative=version, source=source, relation=relation)
    contribution.current = version
    contribution.published_at = contribution.published_at or version.published_at
    contribution.save()
    return version


def remix(source: Version, *authors: str, relation: str = Relation.BASED_ON) -> Version:
    return work(*authors, sources={source: relation})


def withdrawn(version: Version, by: str = "ada") -> Contribution:
    """Take the version's work off the wall."""
    work = version.contribution
    work.withdrawn_at, work.withdrawn_by = timezone.now(), user(by)
    work.save()
    return work


def skill(name: str = "Illustration") -> Skill:
    return Skill.objects.get_or_create(name=name, defaults={"slug": name.lower()})[0]


def project(title: str = "The walking lighthouse", *, lead: str = "eva") -> Project:
    starter = user(lead)
    made = Project.objects.create(
        slug=f"{title.lower().replace(' ', '-')}-{next(_numbers)}",
        title=title,
        pitch="A lighthouse gets up and goes into the sea.",
        phase=Phase.OPEN,
        thread=Thread.objects.create(),
        started_by=starter,
    )
    Lead.objects.create(project=made, user=starter)
    PhaseChange.objects.create(project=made, phase=Phase.OPEN, by=starter, reason="Come in.")
    return made


def call(in_project: Project, *, days: int = 7, **fields: object) -> Call:
    if fields.get("closed_at"):
        fields.setdefault("closed_reason", "Enough.")
    return Call.objects.create(
        **{
            "project": in_project,
            "title": "A floor under the waltz",
            "brief": "Slow, wooden, a bit seasick.",
            "skill": skill(),
            "kinds": [Kind.AUDIO, Kind.WRITING],
            "deadline": timezone.now() + timedelta(days=days),
            "opened_by": in_project.started_by,
        }
        | fields
    )


def production(of: Project | None = None) -> Production:
    of = of or project()
    return Production.objects.create(project=of, slug=of.slug, title=of.title)


def piece(in_production: Production, title: str, points: int) -> Piece:
    position = in_production.pieces.count()
    return Piece.objects.create(
        production=in_production, title=title, points=points, position=position
    )


def credit(
    in_piece: Piece, credited: Version | Person, points: int = 1, role: str = "Words"
) -> Credit:
    named = {"version": credited} if isinstance(credited, Version) else {"person": credited}
    position = in_piece.credits.count()
    return Credit.objects.create(
        piece=in_piece, points=points, role=role, position=position, **named
    )
