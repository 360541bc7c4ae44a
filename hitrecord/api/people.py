from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from accounts.models import Person, Skill
from accounts.queries.members import members
from contributions.models import Contribution
from hitrecord.api.answers import Data, public
from hitrecord.api.paging import link, page
from hitrecord.api.work_data import Item, api_link


@public
def people(request: HttpRequest) -> Data:
    """Whoever has an account here or is an author of what hangs on the wall."""
    return page(request, known(), people_data)


@public
def person(request: HttpRequest, key: str) -> Data:
    return next(iter(people_data([get_object_or_404(known(), key=key)])))


def known() -> QuerySet[Person]:
    works = Contribution.objects.published().filter(current__authorships__person=OuterRef("pk"))
    skills = Skill.objects.filter(users=OuterRef("user")).order_by("name")
    return (
        Person.objects.filter(Q(user__in=members()) | Exists(works))
        .select_related("user")
        .annotate(
            its_skills=ArraySubquery(skills.values("slug")),
            is_here=Exists(members().filter(pk=OuterRef("user"))),
        )
    )


def people_data(people: Sequence[Any]) -> Iterable[Item]:
    return [_person(each) for each in people]


def _person(person: Any) -> Item:
    user = person.user if person.is_here else None
    return {
        "id": person.key,
        "name": person.credit_name,
        "handle": user.handle if user else None,
        "url": link(person.get_absolute_url()),
        "bio": user.bio if user else "",
        "open_to": user.open_to if user else "",
        "skills": person.its_skills if user else [],
        "links": {
            "self": api_link("api_person", person.key),
            "works": f"{api_link('api_works')}?person={person.key}",
        },
    }
