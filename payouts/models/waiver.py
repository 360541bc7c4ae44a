from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from projects.models import Production


class Waiver(models.Model):
    """A credited person takes no money from a production: it goes to the others pro rata."""

    production = models.ForeignKey(Production, on_delete=models.PROTECT, related_name="waivers")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="waivers")
    reason = models.CharField(_("Reason"), max_length=280, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["production", "person"], name="a_person_waives_a_production_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} waives {self.production}"
