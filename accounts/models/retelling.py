from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from accounts.models.person import Person
from hitrecord.foundation.leases import Leased, LeasedQuerySet


class Retelling(Leased):
    """The background work that tells what people were told of somebody again under their name of
    now, for one of whom much was told. `names` are those that it may still say: all of them are
    worked together, or what was told under the longer of two would be taken for the shorter one's.
    `through` is the last notice that was told again. The row goes when it is done, so that no
    former name stays in it."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    names = ArrayField(models.CharField(max_length=80))
    through = models.BigIntegerField(default=0)

    objects = LeasedQuerySet.as_manager()

    def __str__(self) -> str:
        return f"retelling of person {self.person_id}"
