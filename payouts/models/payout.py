from __future__ import annotations

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hitrecord.foundation.leases import MAX_ATTEMPTS, Lease, Leased, LeasedQuerySet
from payouts.domain.money import LARGEST
from payouts.domain.payout_states import ASKED, IN_FLIGHT, State
from payouts.models.destination import Destination
from payouts.models.payee import Payee

STATES = [
    (State.DRAFT, _("Draft")),
    (State.APPROVED, _("Approved")),
    (State.RESERVED, _("Set aside")),
    (State.SUBMITTING, _("Being sent")),
    (State.UNKNOWN, _("Unclear, being asked")),
    (State.SUBMITTED, _("On its way")),
    (State.PAID, _("Paid")),
    (State.RETURNED, _("Came back")),
    (State.REJECTED, _("Not taken")),
    (State.FAILED, _("Failed")),
    (State.CANCELLED, _("Cancelled")),
]


class BatchQuerySet(models.QuerySet["Batch"]):
    def unreleased(self) -> BatchQuerySet:
        """Approved, and the books are still to be looked at before anything leaves."""
        return self.filter(approved_at__isnull=False, released_at=None)

    def ended(self) -> BatchQuerySet:
        """Approved, with nothing left that could still leave or arrive."""
        going = Payout.objects.filter(
            batch=OuterRef("pk"), state__in=IN_FLIGHT | {State.DRAFT, State.APPROVED}
        )
        return self.filter(~Exists(going), approved_at__isnull=False)


class Batch(models.Model):
    """Payouts of one currency by one provider: made by one person, approved by another.
    `released_at`: when the books had been looked at and its payouts could leave; `checked_at`:
    when the books were looked at after the last of them had ended."""

    currency = models.CharField(max_length=3)
    provider = models.CharField(max_length=20)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    cancelled_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(_("Reason"), max_length=280, blank=True)
    released_at = models.DateTimeField(
        _("Books checked before it"), null=True, blank=True, editable=False
    )
    checked_at = models.DateTimeField(
        _("Books checked after it"), null=True, blank=True, editable=False
    )

    objects = BatchQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        verbose_name_plural = "batches"
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_at=None, approved_by=None)
                | Q(approved_at__isnull=False, approved_by__isnull=False),
                name="an_approved_batch_has_an_approver",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("made_by")),
                name="approved_by_a_second_person",
                violation_error_message=_("Whoever made a batch does not approve it."),
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at=None, cancelled_by=None)
                | Q(cancelled_at__isnull=False, cancelled_by__isnull=False, approved_at=None),
                name="only_a_batch_that_is_not_approved_is_cancelled",
            ),
            models.CheckConstraint(
                condition=Q(released_at=None) | Q(approved_at__isnull=False),
                name="only_an_approved_batch_is_released",
            ),
        ]

    def __str__(self) -> str:
        return f"Batch {self.pk}, {self.currency}"


class PayoutQuerySet(LeasedQuerySet):
    def in_flight(self) -> Self:
        return self.filter(state__in=IN_FLIGHT)

    def unclear(self) -> Self:
        return self.filter(state__in=ASKED)

    def claim(self, pk: int, now: datetime) -> Lease | None:
        """Asking is never given up: workers that were killed do not count."""
        self.due(now).filter(pk=pk, attempts__gte=MAX_ATTEMPTS).update(attempts=0)
        return super().claim(pk, now)


class Payout(Leased):
    """Money leaving to a payee. `reference` is what the provider knows it by, for ever; a retry
    after a definite no is another payout. `amount` in minor units.

    The lease guards the conversation with the provider; `reason` is for the payee.
    """

    batch = models.ForeignKey(
        Batch, on_delete=models.PROTECT, null=True, blank=True, related_name="payouts"
    )
    payee = models.ForeignKey(Payee, on_delete=models.PROTECT, related_name="payouts")
    destination = models.ForeignKey(
        Destination, on_delete=models.PROTECT, null=True, blank=True, related_name="payouts"
    )
    number = models.PositiveIntegerField()
    reference = models.CharField(max_length=40, unique=True)
    provider = models.CharField(max_length=20)
    currency = models.CharField(max_length=3)
    amount = models.BigIntegerField()
    state = models.CharField(max_length=12, choices=STATES, default=State.DRAFT)
    is_place_wrong = models.BooleanField(
        default=False, help_text=_("The provider says that it cannot go where it was sent.")
    )
    made_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)

    objects = PayoutQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["payee", "number"], name="payouts_of_a_payee_are_numbered_once"
            ),
            models.UniqueConstraint(
                fields=["payee", "currency"],
                condition=Q(state__in=sorted(IN_FLIGHT | {State.APPROVED})),
                name="a_payee_has_one_payout_on_its_way_per_currency",
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0, amount__lte=LARGEST),
                name="a_payout_moves_a_sensible_amount",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[state for state, _label in STATES]),
                name="state_of_a_payout_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.reference
