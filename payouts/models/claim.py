from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from payouts.models.letter import Letter
from payouts.models.payee import Payee


class ClaimQuerySet(models.QuerySet["Claim"]):
    def open(self) -> ClaimQuerySet:
        return self.filter(accepted=None)


class Claim(models.Model):
    """Somebody with an account says that a payee is them. The first one is believed for their
    letter; when a second one comes, finance decides."""

    payee = models.ForeignKey(Payee, on_delete=models.PROTECT, related_name="claims")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="claims")
    letter = models.OneToOneField(
        Letter, on_delete=models.PROTECT, null=True, blank=True, related_name="claim"
    )
    words = models.CharField(_("How we can tell that it is you"), max_length=280, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    accepted = models.BooleanField(null=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.CharField(_("Reason"), max_length=280, blank=True)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["payee", "by"], name="a_person_claims_a_payee_once"),
            models.UniqueConstraint(
                fields=["payee"],
                condition=Q(accepted=True),
                name="a_payee_belongs_to_one_who_claimed_it",
            ),
            models.CheckConstraint(
                condition=Q(accepted=None, decided_at=None, decided_by=None, reason="")
                | Q(accepted__isnull=False, decided_at__isnull=False),
                name="a_decided_claim_has_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(letter=None) | ~Q(words=""),
                name="who_claims_without_a_letter_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"claim of {self.by_id} to payee {self.payee_id}"
