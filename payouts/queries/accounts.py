"""Whose account a credited person's money belongs to: their own, or that of whoever claimed it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import Q, QuerySet

from accounts.models import Person, User
from payouts.models import Payee


def theirs(person_id: int) -> Q:
    """Of rows with a `person`: somebody's own, and those of people whose share they claimed."""
    return Q(person=person_id) | Q(person__payee__claimed_by=person_id)


def people_of(person_id: int) -> QuerySet[Person]:
    """Somebody, and those whose share they claimed."""
    return Person.objects.filter(Q(pk=person_id) | Q(payee__claimed_by=person_id))


def users_of(people: Collection[int]) -> QuerySet[User]:
    """Everybody with an account who stands behind these people, each once."""
    found = User.objects.filter(
        Q(person__in=people) | Q(person__claimed_payees__person__in=people), is_active=True
    )
    return User.objects.filter(pk__in=found.values("pk")).order_by("pk")


def is_own_money(payees: Collection[int] | QuerySet[Any, Any], by: User) -> bool:
    """Whether one of these (ids of payees) is `by`, or somebody they claimed to be. Whoever may
    decide about money does not decide about their own."""
    theirs = Payee.objects.filter(Q(person__user=by) | Q(claimed_by__user=by))
    return theirs.filter(pk__in=payees).exists()


def claimants_of(people: Collection[int]) -> dict[int, int]:
    """Person id → the id of the person who claimed their share, where somebody did."""
    claimed = Payee.objects.filter(person__in=people, claimed_by__isnull=False)
    rows = claimed.values_list("person", "claimed_by")
    return {person: claimant for person, claimant in rows if claimant}
