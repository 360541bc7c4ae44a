from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.models.reason import read
from contributions.models.case import Case

STATEMENT_LENGTH = 4000
APPEAL_LENGTH = 4000


class Measure(models.TextChoices):
    """What a decision does to an account; "" is nothing."""

    WARN = "warn", _("Warn them")
    LIMIT = "limit", _("They can look but not write, until a day")
    SUSPEND = "suspend", _("Suspend the account")


class DecisionQuerySet(models.QuerySet["Decision"]):
    def standing(self) -> DecisionQuerySet:
        return self.exclude(upheld=False)

    def waiting(self) -> DecisionQuerySet:
        """Appealed, and nobody else has looked yet."""
        return self.filter(appealed_at__isnull=False, reviewed_at=None)

    def heard_by(self, user: User) -> DecisionQuerySet:
        """Neither who decided nor who reported it hears an appeal, and nobody their own."""
        theirs = Q(by=user) | Q(account=user) | Q(appealed_by=user)
        return self.waiting().exclude(theirs).exclude(case__reports__by=user)


class Decision(models.Model):
    """What staff did about a case, why, and what came of the one appeal against it.

    The facts never change (a trigger); what is undone is undone exactly, and the row stays.
    """

    AUDITED_AS: ClassVar = "decision"

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="decision")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    removes = models.BooleanField(default=False)
    measure = models.CharField(max_length=8, choices=Measure, blank=True)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="decisions",
    )
    until = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(_("Statement of reasons"), max_length=STATEMENT_LENGTH)
    appealed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    appealed_at = models.DateTimeField(null=True, blank=True)
    appeal = models.TextField(_("Why this is wrong"), max_length=APPEAL_LENGTH, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reviewed_at = models.DateTimeField(null=True, blank=True)
    upheld = models.BooleanField(null=True, blank=True)
    review = models.TextField(max_length=STATEMENT_LENGTH, blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["account", "measure"])]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""), name="a_decision_about_a_case_has_reasons"
            ),
            models.CheckConstraint(
                condition=Q(measure="", account=None, until=None)
                | Q(measure__in=["warn", "suspend"], account__isnull=False, until=None)
                | Q(measure="limit", account__isnull=False, until__isnull=False, until__gt=F("at")),
                name="a_measure_has_an_account_and_a_limit_an_end",
            ),
            models.CheckConstraint(
                condition=Q(account=None) | ~Q(by=F("account")),
                name="nobody_decides_about_their_own_account",
            ),
            models.CheckConstraint(
                condition=Q(appealed_by=None, appealed_at=None, appeal="")
                | (Q(appealed_by__isnull=False, appealed_at__isnull=False) & ~Q(appeal="")),
                name="an_appeal_against_a_decision_says_who_and_why",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_by=None, reviewed_at=None, upheld=None, review="")
                | (
                    Q(reviewed_by__isnull=False, reviewed_at__isnull=False, upheld__isnull=False)
                    & Q(appealed_at__isnull=False)
                    & ~Q(review="")
                ),
                name="a_review_answers_an_appeal_with_reasons",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_by=None)
                | (~Q(reviewed_by=F("by")) & ~Q(reviewed_by=F("appealed_by"))),
                name="an_appeal_is_heard_by_another_moderator",
            ),
        ]

    def __str__(self) -> str:
        return f"decision about {self.case}"

    def get_absolute_url(self) -> str:
        return reverse("statement_of_reasons", args=[self.pk])

    @property
    def why(self) -> str:
        """The reasons, for whoever reads them now."""
        return read(self.reason)

    @property
    def is_undone(self) -> bool:
        return self.upheld is False

    @property
    def is_dismissal(self) -> bool:
        return not self.removes and not self.measure
