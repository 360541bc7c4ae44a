"""Somebody has another name: what others were told of them says it too, so that nothing is left of
an earlier one when they leave."""

from __future__ import annotations

import logging
from functools import partial

from django.db import transaction

from accounts.models import Person
from accounts.tasks import tell_of_name
from accounts.telling import names

log = logging.getLogger(__name__)


def changed(*, person: Person, old: str) -> None:
    """Within the transaction in which the name changes; of whom much was told, by a worker."""
    if names.is_much_told_of(person):
        transaction.on_commit(partial(_later, person.pk, old))
    else:
        names.rename(person=person, old=old, new=person.credit_name)


def _later(pk: int, old: str) -> None:
    try:
        tell_of_name.delay(pk, old)
    except Exception:
        log.warning("nobody took the name of person %s: it is told at once", pk, exc_info=True)
        tell_of_name(pk, old)
