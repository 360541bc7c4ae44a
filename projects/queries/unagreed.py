"""Who is credited and has an account, but never agreed to the accord, in no version of it."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from accounts.models import Person


def unagreed(*, versions: Iterable[int], named: Iterable[int]) -> list[str]:
    """Names: of the versions' authors and of persons who are named for something else. A version
    of the accord that came later is asked for before they next publish, and says nothing here."""
    credited = Q(authorships__version__in=list(versions)) | Q(pk__in=list(named))
    people = Person.objects.filter(credited, user__isnull=False, user__acceptances=None)
    return list(people.order_by("credit_name").values_list("credit_name", flat=True).distinct())
