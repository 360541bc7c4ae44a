from __future__ import annotations

from django.db import models
from django.utils import timezone

from accounts.models import Person


class Payee(models.Model):
    """The legal side of a person who is paid; may exist before the person has a user."""

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="payee")
    created_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"payee {self.person}"
