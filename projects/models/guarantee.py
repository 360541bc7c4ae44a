from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from projects.models.call import Call, Submission


class Guarantee(models.Model):
    """What staff answered to an amount that a lead promised in a call. One that was confirmed
    stands: the database takes no other word."""

    call = models.OneToOneField(Call, on_delete=models.PROTECT, related_name="guarantee")
    is_confirmed = models.BooleanField(_("Confirmed"))
    reason = models.CharField(_("Reason"), max_length=280)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="a_guarantee_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"guarantee of call {self.call_id}"


class AmountPaid(models.Model):
    """That the people of an accepted answer have what its call promised, and how they were paid:
    written down by finance, who pay outside of any split."""

    submission = models.OneToOneField(
        Submission, on_delete=models.PROTECT, related_name="amount_paid"
    )
    how = models.CharField(_("How it was paid"), max_length=280)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(how=""), name="it_is_said_how_an_amount_was_paid"),
        ]

    def __str__(self) -> str:
        return f"amount paid for submission {self.submission_id}"
