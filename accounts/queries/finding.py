"""Members by name, handle, skill and what they say of themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q

from accounts.models import Distance, Person, Skill
from accounts.queries.members import members
from hitrecord.foundation.asked import Asked
from hitrecord.foundation.finding import best
from hitrecord.foundation.narrowing import Hit


def find_people(asked: Asked, *, reader: Any, keys: Sequence[int] | None = None) -> list[Hit]:
    """Without those whom the reader mutes or blocks, and only who can be met."""
    people = Person.objects.filter(user__in=members())
    if reader.is_authenticated:
        people = people.exclude(user__in=Distance.objects.unheard_by(reader))
    skills = ArrayAgg("user__skills__slug", filter=Q(user__skills__isnull=False), default=[])
    found = best(people.annotate(held=skills), asked, "held", keys=keys)
    return [Hit(key, {"skill": held}) for key, held in found]


def names_of_skills() -> dict[str, str]:
    return dict(Skill.objects.order_by("name").values_list("slug", "name"))
