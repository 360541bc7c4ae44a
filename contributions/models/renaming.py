from __future__ import annotations

from django.db import models

from accounts.models import Person
from hitrecord.foundation.leases import Leased, LeasedQuerySet


class Renaming(Leased):
    """The background work that tells the search of a new name, for somebody with many works: a
    trigger of the database makes the row with the change of the name, or begins it anew. `through`
    is the last work that was told."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    through = models.BigIntegerField(default=0)

    objects = LeasedQuerySet.as_manager()

    def __str__(self) -> str:
        return f"renaming of person {self.person_id}"
