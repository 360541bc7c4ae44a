from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Person


class Payee(models.Model):
    """The legal side of a person who is paid; may exist before the person has a user. They may ask
    to be paid from more than the platform's floor on."""

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="payee")
    threshold = models.PositiveIntegerField(
        _("Pay me from"), default=0, help_text=_("whole units of the currency; 0 is the floor")
    )
    created_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"payee {self.person}"
