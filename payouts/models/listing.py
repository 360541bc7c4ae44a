from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hitrecord.foundation.leases import Leased, LeasedQuerySet


class Listing(Leased):
    """A provider's own list of what it paid within some days, word for word; it is compared in the
    background. The same list counts once."""

    provider = models.CharField(max_length=20)
    first_day = models.DateField(_("First day"))
    last_day = models.DateField(_("Last day"))
    sha256 = models.CharField(max_length=64)
    text = models.TextField()
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    received_at = models.DateTimeField(default=timezone.now)

    objects = LeasedQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["provider", "sha256", "first_day", "last_day"],
                name="a_list_of_a_provider_counts_once",
            ),
            models.CheckConstraint(
                condition=Q(first_day__lte=F("last_day")), name="a_list_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.provider}, {self.first_day} to {self.last_day}"


class Disagreement(models.Model):
    """One payment of which a provider's list says something else than we do."""

    class Kind(models.TextChoices):
        THEIRS = "theirs", _("theirs, not ours")
        OURS = "ours", _("ours, not theirs")
        DIFFERENT = "different", _("different")

    listing = models.ForeignKey(Listing, on_delete=models.PROTECT, related_name="found")
    kind = models.CharField(max_length=10, choices=Kind)
    reference = models.CharField(max_length=80)
    sentence = models.CharField(max_length=280)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["listing", "reference"], name="a_list_disagrees_once_about_a_payment"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["theirs", "ours", "different"]),
                name="kind_of_a_disagreement_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference}: {self.sentence}"
