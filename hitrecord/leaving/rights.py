"""Where money may come to somebody who leaves, today or years from now."""

from __future__ import annotations

from django.db.models import Q

from accounts.models import Person
from contributions.models import Authorship
from contributions.queries.influence import has_influence
from payouts.models import Payee, Window
from projects.models import Credit, Outside


def has_money(person: Person) -> bool:
    """Something is there: on their account in the books, or in a published proposal."""
    named = Window.objects.filter(person=person)
    return Payee.objects.of(person.pk).exists() or named.exists()


def may_earn(person: Person) -> bool:
    """A work counts for itself and for every remix of it, also once it is taken down; a credit
    and an influence count when the production is sold."""
    credited = Q(person=person) | Q(version__authorships__person=person)
    return (
        Authorship.objects.filter(person=person).exists()
        or Credit.objects.filter(credited).exists()
        or Outside.objects.filter(influences=person).exists()
        or bool(person.user and has_influence(person.user))
    )
