"""Large lineages, written at once."""

from __future__ import annotations

import random

from django.utils import timezone

from contributions.models import (
    Authorship,
    Contribution,
    Kind,
    Relation,
    Source,
    Thread,
    Version,
)
from tests import builders


def woven(
    ties: list[tuple[int, int]], *, names: tuple[str, ...] = ("ada", "ben", "cleo")
) -> list[Version]:
    """Works 0, 1, 2 … where each tie makes the later one from the earlier; kinds take turns."""
    count = max((max(tie) for tie in ties), default=0) + 1
    now = timezone.now()
    threads = Thread.objects.bulk_create([Thread() for _ in range(count)])
    works = Contribution.objects.bulk_create(
        Contribution(kind=Kind.values[number % 4], title=f"Work number {number}", thread=thread)
        for number, thread in enumerate(threads)
    )
    versions = Version.objects.bulk_create(
        Version(contribution=work, number=1, text="They built me to stand.") for work in works
    )
    for work, version in zip(works, versions, strict=True):
        work.current, work.published_at = version, now
    Contribution.objects.bulk_update(works, ["current", "published_at"], batch_size=1000)
    people = [builders.person(name) for name in names]
    Authorship.objects.bulk_create(
        Authorship(version=version, person=people[number % len(people)], position=0)
        for number, version in enumerate(versions)
    )
    Source.objects.bulk_create(
        Source(
            source=versions[source],
            derivative=versions[derivative],
            relation=Relation.values[(source + derivative) % 4],
        )
        for source, derivative in ties
    )
    return versions


def tangle(count: int, *, seed: int = 7, reach: int = 40) -> list[tuple[int, int]]:
    """Each work is made from one or two of those shortly before it."""
    chance = random.Random(seed)  # noqa: S311 -- no secret
    ties = set()
    for derivative in range(1, count):
        ties.add((chance.randrange(max(0, derivative - reach), derivative), derivative))
        ties.add((chance.randrange(max(0, derivative - reach), derivative), derivative))
    return sorted(ties)


def hourglass(count: int, *, seed: int = 7, reach: int = 24) -> list[tuple[int, int]]:
    """Everything before the middle leads into it, and everything after it was made from it."""
    chance = random.Random(seed)  # noqa: S311 -- no secret
    middle, ties = count // 2, set()
    for number in range(count):
        for _ in range(2):
            if number < middle:
                ties.add((number, chance.randint(number + 1, min(middle, number + reach))))
            elif number > middle:
                ties.add((chance.randint(max(middle, number - reach), number - 1), number))
    return sorted(ties)
