from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hitrecord.foundation.leases import Leased, LeasedQuerySet
from payouts.models.proposal import Proposal


class Verb(models.TextChoices):
    OPEN = "open", _("Opening")
    FINAL = "final", _("Making final")


class Errand(Leased):
    """A step of a large proposal that somebody asked for. `reason` says why it could not be."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="errands")
    verb = models.CharField(max_length=10, choices=Verb)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=280, blank=True)

    objects = LeasedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["proposal"],
                condition=Q(finished_at=None, quarantined_at=None),
                name="a_proposal_has_one_errand_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.verb} of proposal {self.proposal_id}"
