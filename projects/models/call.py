from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import OuterRef, Q
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Skill
from contributions.models import Contribution, Kind, Version
from projects.models.hidden import Hideable, hidden_by_somebody
from projects.models.project import Project
from projects.models.reason import read

GRACE = timedelta(minutes=15)
"""What was being written when the deadline passed is still taken."""
SECOND_THOUGHTS = timedelta(hours=24)
"""For as long a decision can be taken back."""


class Reward(models.TextChoices):
    """What an answer may earn: said up front."""

    FUN = "fun", _("For fun, with credit")
    POOL = "pool", _("Pool share")
    GUARANTEED = "guaranteed", _("Guaranteed amount")


class CallQuerySet(models.QuerySet["Call"]):
    def shown(self) -> CallQuerySet:
        """With the project it belongs to."""
        return self.filter(hidden_at=None, project__hidden_at=None)

    def open(self, now: datetime) -> CallQuerySet:
        return self.shown().filter(closed_at=None, deadline__gt=now)

    def taking_late(self, now: datetime) -> CallQuerySet:
        """Also those whose deadline passed while an answer was being written."""
        return self.shown().filter(closed_at=None, deadline__gt=now - GRACE)

    def unconfirmed(self) -> CallQuerySet:
        """Amounts that staff have not answered yet, while somebody counts on them."""
        is_counted_on = Q(closed_at=None) | Q(submissions__decision="accepted")
        waiting = self.filter(is_counted_on, amount__isnull=False, guarantee=None)
        return waiting.filter(hidden_at=None, project__hidden_at=None).distinct()

    def for_skills_of(self, user: Any) -> CallQuerySet:
        return self.filter(skill__users=user)


class Call(Hideable):
    """What a project needs next. Its number on the ticket is its id."""

    GIVES_WAY: ClassVar = {
        "title": _("A call that was taken down"),
        "brief": _("A moderator took this call down."),
    }

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="calls")
    title = models.CharField(_("Title"), max_length=120)
    brief = models.TextField(_("Brief"), max_length=3000)
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="calls")
    kinds = ArrayField(models.CharField(max_length=10, choices=Kind), verbose_name=_("Kinds"))
    deadline = models.DateTimeField(_("Deadline"))
    reward = models.CharField(_("Reward"), max_length=12, choices=Reward, default=Reward.FUN)
    amount = models.PositiveBigIntegerField(
        _("Amount"), null=True, blank=True, help_text=_("minor units")
    )
    currency = models.CharField(max_length=3, default="USD")
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    closed_reason = models.CharField(_("Why it closes"), max_length=280, blank=True)

    objects = CallQuerySet.as_manager()

    class Meta:
        ordering = ["deadline"]
        constraints = [
            models.CheckConstraint(
                condition=Q(reward="guaranteed", amount__isnull=False, amount__gt=0)
                | (~Q(reward="guaranteed") & Q(amount=None)),
                name="only_a_guaranteed_reward_has_an_amount",
                violation_error_message=_("A guaranteed reward needs an amount, others have none."),
            ),
            models.CheckConstraint(
                condition=Q(reward__in=Reward.values), name="reward_of_a_call_is_known"
            ),
            models.CheckConstraint(
                condition=Q(kinds__len__gt=0),
                name="a_call_accepts_at_least_one_kind",
                violation_error_message=_("Choose at least one kind of work."),
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, closed_by=None)
                | Q(closed_at__isnull=False, closed_by__isnull=False),
                name="a_closed_call_was_closed_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, closed_reason="")
                | (Q(closed_at__isnull=False) & ~Q(closed_reason="")),
                name="a_call_closes_with_a_reason",
                violation_error_message=_("Say why you close it."),
            ),
            hidden_by_somebody("a_hidden_call_was_hidden_by_somebody"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("call", args=[self.pk])

    @property
    def is_guaranteed(self) -> bool:
        """Whether staff confirmed the amount that its lead promised."""
        given = getattr(self, "guarantee", None)
        return bool(given and given.is_confirmed)

    @property
    def why_closed(self) -> str:
        return read(self.closed_reason)

    def is_open(self, now: datetime) -> bool:
        return not (self.closed_at or self.hidden_at) and self.deadline > now

    def takes_late(self, now: datetime) -> bool:
        """Whether an answer is taken that was begun before the deadline."""
        return not (self.closed_at or self.hidden_at) and self.deadline + GRACE > now


class Decision(models.TextChoices):
    ACCEPTED = "accepted", _("Accepted")
    KEPT = "kept", _("Kept for later")
    DECLINED = "declined", _("Declined")


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def visible_to(self, user: Any) -> SubmissionQuerySet:
        """With the work that was offered: one that was withdrawn since only for its authors."""
        return self.filter(version__contribution__in=Contribution.objects.visible_to(user))

    def accepted(self) -> SubmissionQuerySet:
        return self.filter(decision=Decision.ACCEPTED)

    def owed(self) -> SubmissionQuerySet:
        """Accepted for a call that promised an amount, which nobody has paid yet."""
        return self.accepted().filter(call__amount__isnull=False, amount_paid=None)

    def undecided(self) -> SubmissionQuerySet:
        return self.filter(decision="", withdrawn_at=None)

    def waiting(self) -> SubmissionQuerySet:
        """For a decision; what is kept for later for another one."""
        return self.filter(decision__in=["", Decision.KEPT], withdrawn_at=None)

    def in_the_way(self, version: Any) -> SubmissionQuerySet:
        """Of submitting this version of the same work there: all but what was declined of an older
        one. `version` is its number, or says where a query finds it."""
        older = Q(decision=Decision.DECLINED, version__lt=version)
        return self.filter(withdrawn_at=None).exclude(older)

    def of_its_work(self) -> models.QuerySet[Any]:
        """In a subquery: of the same work to the same project. `is_here` says whether for the same
        call, or likewise for none."""
        number: Any = models.BigIntegerField()
        place, here = (
            Coalesce(call, 0, output_field=number) for call in ("call", OuterRef("call"))
        )
        work = OuterRef("version__contribution")
        of = self.filter(project=OuterRef("project"), version__contribution=work)
        return of.annotate(is_here=Exact(place, here))


class Submission(models.Model):
    """A version offered to a project, usually for a call; every one gets a decision."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="submissions")
    call = models.ForeignKey(
        Call, on_delete=models.PROTECT, null=True, blank=True, related_name="submissions"
    )
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="submissions")
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="submissions"
    )
    note = models.CharField(_("Note to the leads"), max_length=500, blank=True)
    submitted_at = models.DateTimeField(default=timezone.now)
    decision = models.CharField(max_length=10, choices=Decision, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.CharField(_("Reason or word of thanks"), max_length=500, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        ordering = ["submitted_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "call", "version"],
                condition=Q(withdrawn_at=None),
                nulls_distinct=False,
                name="a_version_answers_a_call_once",
                violation_error_message=_("This work is already submitted here."),
            ),
            models.CheckConstraint(
                condition=Q(decision__in=["", *Decision.values]),
                name="decision_of_a_submission_is_known",
            ),
            models.CheckConstraint(
                condition=Q(decision="", decided_at=None, decided_by=None)
                | (~Q(decision="") & Q(decided_at__isnull=False, decided_by__isnull=False)),
                name="a_decision_has_an_author_and_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(decision="declined") | ~Q(reason=""),
                name="a_declined_submission_is_told_why",
                violation_error_message=_("Say why you decline it."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version} for {self.project}"

    @property
    def why(self) -> str:
        return read(self.reason)

    @property
    def waits(self) -> bool:
        """For a decision; what is kept for later for another one."""
        return not self.withdrawn_at and self.decision in {"", Decision.KEPT}
