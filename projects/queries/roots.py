"""Who led a project before, and whose project it grew from: candidates for its cue sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.models import Person
from contributions.models import Authorship
from projects.models import Credit, Production, Project
from projects.queries.influences import INFLUENCE
from projects.queries.people import former_leads

MOST = 40


@dataclass(frozen=True, slots=True)
class Root:
    person_id: int
    name: str
    role: str
    why: str


def roots_of(production: Production, credits: Sequence[Credit]) -> list[Root]:
    """Each once, until they are credited by name: those who led it, then those who led what it
    grew from, then those who have a work there. At most five statements."""
    done = {credit.person_id for credit in credits}
    found: dict[int, Root] = {}
    for root in _all(production.project):
        if root.person_id not in done:
            found.setdefault(root.person_id, root)
    return list(found.values())[:MOST]


def _all(project: Project) -> Iterator[Root]:
    led = _("Led “%(project)s” before") % {"project": project.title}
    for person in _led_before(project):
        yield Root(person.pk, person.credit_name, "Direction", led)
    origin = project.origin
    if origin is None or origin.hidden_at:
        return
    grew = _("Led “%(project)s”, which this grew from") % {"project": origin.title}
    for person in [*_leading(origin), *_led_before(origin)]:
        yield Root(person.pk, person.credit_name, "Idea", grew)
    there = _("Has a work in “%(project)s”, which this grew from") % {"project": origin.title}
    for person in _authors(origin):
        yield Root(person.pk, person.credit_name, INFLUENCE, there)


def _leading(project: Project) -> list[Person]:
    return list(Person.objects.filter(user__leading__project=project).order_by("pk"))


def _led_before(project: Project) -> list[Person]:
    return list(Person.objects.filter(pk__in=former_leads(project).values("who")).order_by("pk"))


def _authors(project: Project) -> list[Person]:
    accepted = project.submissions.accepted().order_by().values("version")
    authored = Authorship.objects.filter(version__in=accepted)
    return list(Person.objects.filter(pk__in=authored.values("person")).order_by("pk")[:MOST])
