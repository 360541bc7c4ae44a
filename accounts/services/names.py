"""Somebody has another name: what others were told of them says it too, so that nothing is left of
an earlier one when they leave."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from accounts.models import Person, Retelling
from accounts.tasks import retell
from accounts.telling import names


def changed(*, person: Person, old: str) -> None:
    """Within the transaction in which the name changes; of whom much was told, by a worker, which
    tells it again of all their earlier names that are left."""
    former = [*_left(person), old]
    if not names.is_much_told_of(person):
        names.rename(person=person, names=former, new=person.credit_name)
        Retelling.objects.filter(person=person).delete()
        return
    row, _made = Retelling.objects.get_or_create(person=person, defaults={"names": former})
    Retelling.objects.filter(pk=row.pk).begin_anew(
        timezone.now(), through=0, names=list(dict.fromkeys(former))
    )
    # Not a partial, which Django cannot name when it fails: the page goes on without a broker.
    transaction.on_commit(lambda: retell.delay(row.pk), robust=True)


def settle(*, person: Person, old: str) -> None:
    """Within the transaction in which they leave, with their name or without: what is left of
    earlier ones is told again now, and none is kept for a worker."""
    former = [*_left(person), old]
    names.rename(person=person, names=former, new=person.credit_name)
    Retelling.objects.filter(person=person).delete()


def _left(person: Person) -> list[str]:
    """And a worker that is at it loses its lease, after the lot it has in hand."""
    Retelling.objects.filter(person=person).begin_anew(timezone.now(), through=0)
    row = Retelling.objects.filter(person=person).first()
    return list(row.names) if row else []
