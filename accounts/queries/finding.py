"""Members by name, handle, skill and what they say of themselves."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q

from accounts.models import Distance, Person, Skill
from hitrecord.foundation.asked import Asked
from hitrecord.foundation.finding import best
from hitrecord.foundation.narrowing import Hit


def find_people(asked: Asked, *, reader: Any) -> list[Hit]:
    """Without those whom the reader mutes or blocks, and without those who left."""
    people = Person.objects.filter(user__is_active=True)
    if reader.is_authenticated:
        people = people.exclude(user__in=Distance.objects.unheard_by(reader))
    skills = ArrayAgg("user__skills__slug", filter=Q(user__skills__isnull=False), default=[])
    found = [key for (key,) in best(people, asked)]
    held = dict(Person.objects.filter(pk__in=found).annotate(held=skills).values_list("pk", "held"))
    return [Hit(key, {"skill": held.get(key, ())}) for key in found]


def names_of_skills() -> dict[str, str]:
    return dict(Skill.objects.order_by("name").values_list("slug", "name"))
