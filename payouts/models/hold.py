from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contributions.models import Dispute, Source
from payouts.models.objection import Objection
from payouts.models.proposal import Share


class HoldQuerySet(models.QuerySet["Hold"]):
    def open(self) -> HoldQuerySet:
        """Neither decided nor carried into a revision."""
        return self.filter(settled_at=None, carried_at=None)

    def of(self, person_id: int) -> HoldQuerySet:
        """Of somebody's shares, those they claimed among them."""
        theirs = Q(share__person=person_id) | Q(share__person__payee__claimed_by=person_id)
        return self.filter(theirs)


class Hold(models.Model):
    """A disputed share, or what of it depends on a disputed source, is not paid yet.

    Settled once, by a second person, with a posted transfer; the published hash stays. When its
    proposal is revised it lives on in a hold of the revision (`carried_at`) and ends itself.
    """

    AUDITED_AS: ClassVar = "hold"

    share = models.OneToOneField(Share, on_delete=models.PROTECT, related_name="hold")
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    claim = models.ForeignKey(
        Dispute, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    """That a source is missing."""
    objection = models.ForeignKey(
        Objection, on_delete=models.PROTECT, null=True, blank=True, related_name="holds"
    )
    amount = models.BigIntegerField(_("Amount"))
    reason = models.CharField(_("Reason"), max_length=280)
    held_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    held_at = models.DateTimeField(default=timezone.now)
    paid = models.BooleanField(_("Paid to the person"), null=True)
    decision = models.CharField(_("Decision"), max_length=280, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True)
    carried_at = models.DateTimeField(null=True, blank=True)

    objects = HoldQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0) & ~Q(reason=""), name="a_hold_has_an_amount_and_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(paid=None, settled_by=None, settled_at=None, decision="")
                | (
                    Q(paid__isnull=False, settled_by__isnull=False, settled_at__isnull=False)
                    & ~Q(decision="")
                ),
                name="a_settled_hold_has_a_decision",
            ),
            models.CheckConstraint(
                condition=Q(source=None) | Q(claim=None),
                name="a_hold_is_for_a_source_or_for_a_missing_one",
            ),
            models.CheckConstraint(
                condition=Q(settled_at=None) | Q(carried_at=None),
                name="a_hold_is_settled_or_carried_on",
            ),
            models.CheckConstraint(
                condition=Q(settled_by=None) | ~Q(settled_by=F("held_by")),
                name="held_and_settled_by_two_people",
                violation_error_message=_("Whoever held a share does not settle it."),
            ),
        ]

    def __str__(self) -> str:
        return f"hold on share {self.share_id}"

    @property
    def disputed(self) -> Source | Dispute | None:
        """What its amount depends on: a source that is named, or one that is claimed."""
        return self.source or self.claim

    @property
    def entry_key(self) -> str:
        """Of the transfer that settles it."""
        return f"settle:hold:{self.pk}"
