from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hitrecord.foundation.leases import Leased, LeasedQuerySet


class Works(models.TextChoices):
    """What becomes of the works of somebody who leaves."""

    STAY = "stay", _("They stay on the wall, and others can go on building on them")
    GO = "go", _("They are taken down; their titles stay")


class Name(models.TextChoices):
    """Under which name somebody who left is credited."""

    KEEP = "keep", _("My name stays beside what I made")
    FORMER = "former", _("“A former member” stands there instead")


class Departure(Leased):
    """Somebody leaves. `due_at` is the end of the days in which they may stay after all; then the
    row is deleted, else it is finished by a worker. What is left of the account stays for what
    points at it: it has no name, no address and no way in."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="departure"
    )
    works = models.CharField(_("My works"), max_length=4, choices=Works)
    name = models.CharField(_("My name"), max_length=6, choices=Name)
    asked_at = models.DateTimeField(default=timezone.now)

    objects = LeasedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(works__in=Works.values, name__in=Name.values),
                name="what_becomes_of_works_and_name_is_known",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id} leaves"
