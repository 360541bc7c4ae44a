from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from contributions.models import Thread
from hitrecord.foundation.leases import Leased, LeasedQuerySet
from projects.models import Production

if TYPE_CHECKING:
    from payouts.models.distribution import Distribution


class State(models.TextChoices):
    DRAFT = "draft", _("Draft")
    OPEN = "open", _("Proposed")
    REVISED = "revised", _("Revised")
    FINAL = "final", _("Final")
    DISTRIBUTED = "distributed", _("Booked")


class Pool(models.TextChoices):
    """Where a proposal's pool comes from."""

    PROFIT = "profit", _("Half of the profit")
    BUDGET = "budget", _("A fixed budget")


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def drafts(self) -> ProposalQuerySet:
        return self.filter(opened_at=None)

    def published(self) -> ProposalQuerySet:
        return self.filter(opened_at__isnull=False)

    def standing(self) -> ProposalQuerySet:
        """Published and not replaced by a later revision."""
        return self.published().filter(revised_at=None)

    def through_lineage_alone(self) -> ProposalQuerySet:
        """Those that reach somebody who is not in the credits (payouts.computing.heads)."""
        return self.standing().filter(head__beyond__gt=0)

    def final(self) -> ProposalQuerySet:
        return self.filter(final_at__isnull=False)

    def visible_to(self, user: Any) -> ProposalQuerySet:
        """A draft is for staff alone."""
        return self if getattr(user, "sees_as_staff", False) else self.published()


class Proposal(models.Model):
    """Who gets what of one period's profit of a production. Amounts are minor units.

    `document` is the canonical input of the split, compressed; `document_hash` its SHA-256,
    `head` what pages say of it (payouts.computing.heads).
    A revision is a row of its own that shares the thread; the first one holds sales and costs.
    """

    production = models.ForeignKey(Production, on_delete=models.PROTECT, related_name="proposals")
    currency = models.CharField(max_length=3)
    follows = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="later_periods"
    )
    kind = models.CharField(max_length=10, choices=Pool, default=Pool.PROFIT)
    revises = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="revised_by"
    )
    number = models.PositiveSmallIntegerField(_("Revision"), default=1)
    reason = models.CharField(_("Reason"), max_length=280, blank=True)
    income = models.BigIntegerField(default=0)
    costs = models.BigIntegerField(default=0)
    company = models.BigIntegerField(default=0)
    pool = models.BigIntegerField(default=0)
    unallocated = models.BigIntegerField(default=0)
    document = models.BinaryField(default=bytes, editable=False)
    head = models.JSONField(default=dict, editable=False)
    document_hash = models.CharField(max_length=64, blank=True)
    thread = models.ForeignKey(Thread, on_delete=models.PROTECT, related_name="proposals")
    drafted_at = models.DateTimeField(default=timezone.now)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField(null=True, blank=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    window_seconds = models.PositiveIntegerField(default=0)
    revised_at = models.DateTimeField(null=True, blank=True)
    final_at = models.DateTimeField(null=True, blank=True)
    final_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ProposalQuerySet.as_manager()
    distribution: Distribution

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["production", "currency", "kind"],
                condition=Q(opened_at=None),
                name="one_draft_per_production_and_currency",
            ),
            models.CheckConstraint(
                condition=Q(opened_at=None, opened_by=None)
                | (Q(opened_at__isnull=False, opened_by__isnull=False) & ~Q(document_hash="")),
                name="an_open_proposal_has_an_opener_and_a_document",
            ),
            models.CheckConstraint(
                condition=Q(final_at=None, final_by=None)
                | Q(final_at__isnull=False, final_by__isnull=False, opened_at__isnull=False),
                name="a_final_proposal_was_open",
            ),
            models.CheckConstraint(
                condition=Q(final_by=None) | ~Q(final_by=F("opened_by")),
                name="final_by_a_second_person",
                violation_error_message=_("Whoever opened a proposal does not make it final."),
            ),
            models.CheckConstraint(
                condition=Q(document_hash="")
                | Q(income=F("costs") + F("company") + F("pool"), pool__gt=0, company__gte=0),
                name="company_and_pool_are_the_profit",
            ),
            models.CheckConstraint(
                condition=Q(revises=None, number=1)
                | (Q(revises__isnull=False, number__gt=1) & ~Q(reason="")),
                name="a_revision_has_a_number_and_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(revised_at=None) | Q(final_at=None, opened_at__isnull=False),
                name="a_revised_proposal_is_never_final",
            ),
            models.CheckConstraint(
                condition=Q(kind=Pool.PROFIT) | Q(kind=Pool.BUDGET, company=0),
                name="a_budget_has_no_company_half",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.production}, {self.currency}, {self.drafted_at:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        return reverse("proposal", args=[self.pk])

    @property
    def entry_key(self) -> str:
        """Of its distribution in the books."""
        return f"distribution:{self.pk}"

    @property
    def is_budget(self) -> bool:
        return self.kind == Pool.BUDGET

    @property
    def profit(self) -> int:
        return self.income - self.costs

    @property
    def state(self) -> State:
        if hasattr(self, "distribution"):
            return State.DISTRIBUTED
        if self.revised_at:
            return State.REVISED
        if self.final_at:
            return State.FINAL
        return State.OPEN if self.opened_at else State.DRAFT


class Share(models.Model):
    """One person's part of a proposal: grains of 10^12, and minor units."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="shares")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="shares")
    grains = models.BigIntegerField()
    amount = models.BigIntegerField()

    class Meta:
        ordering = ["-amount", "-grains", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "person"], name="a_person_has_one_share_per_proposal"
            ),
            models.CheckConstraint(
                condition=Q(grains__gte=0, amount__gte=0), name="a_share_is_never_negative"
            ),
        ]

    def __str__(self) -> str:
        return f"share of {self.person_id} in proposal {self.proposal_id}"


class Computation(Leased):
    """The background work that computes a proposal. `reason` says why it could not."""

    class State(models.TextChoices):
        QUEUED = "queued", _("queued")
        WORKING = "working", _("working")
        READY = "ready", _("ready")
        FAILED = "failed", _("failed")

    proposal = models.OneToOneField(Proposal, on_delete=models.CASCADE, related_name="computation")

    objects = LeasedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(finished_at=None) | Q(quarantined_at=None),
                name="a_computation_is_not_both_ready_and_failed",
            )
        ]

    def __str__(self) -> str:
        return f"computation of proposal {self.proposal_id}"

    @property
    def state(self) -> Computation.State:
        if self.finished_at:
            return self.State.READY
        if self.quarantined_at:
            return self.State.FAILED
        return self.State.WORKING if self.lease_token else self.State.QUEUED
