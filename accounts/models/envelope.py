from __future__ import annotations

from django.db import models
from django.utils import timezone

from accounts.models.patient import PatientQuerySet
from hitrecord.foundation.leases import Leased


class Envelope(Leased):
    """A mail of the account (a link to confirm, a new password) that the mail server did not take
    at once. Kept until it does and no longer: such a link opens something."""

    to = models.EmailField()
    subject = models.CharField(max_length=200)
    text = models.TextField()
    html = models.TextField(blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = PatientQuerySet.as_manager()

    def __str__(self) -> str:
        return f"mail {self.pk}"
