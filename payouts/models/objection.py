from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from payouts.models.proposal import Proposal, Share


class Wrong(models.TextChoices):
    """What an objection says is wrong."""

    LEFT_OUT = "left_out", _("I was left out")
    SOMEONE_LEFT_OUT = "someone_left_out", _("Someone was left out")
    TOO_LOW = "too_low", _("Share too low")
    TOO_HIGH = "too_high", _("Share too high")
    ROLE = "role", _("Wrong role")
    SOURCE = "source", _("Wrong source link")
    GROUPING = "grouping", _("Wrong grouping")


class ObjectionQuerySet(models.QuerySet["Objection"]):
    def open(self) -> ObjectionQuerySet:
        return self.filter(answered_at=None, withdrawn_at=None)

    def about(self, proposal: Proposal) -> ObjectionQuerySet:
        """To any revision of the proposal: they share a thread."""
        return self.filter(proposal__thread=proposal.thread_id)


class Objection(models.Model):
    """Somebody says what is wrong; staff answer. Words and answer stay (migration 0004)."""

    AUDITED_AS: ClassVar = "objection"

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="objections")
    share = models.ForeignKey(
        Share, on_delete=models.PROTECT, null=True, blank=True, related_name="objections"
    )
    line = models.CharField(max_length=300, blank=True)
    """The line of the cue sheet that it is about, as it read then: the line itself may change or
    go, which is what an objection may ask for."""
    kind = models.CharField(_("What is wrong"), max_length=20, choices=Wrong)
    words = models.TextField(_("In your words"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    accepted = models.BooleanField(null=True)
    answer = models.TextField(_("Answer"), blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answer_hidden_at = models.DateTimeField(null=True, blank=True)
    answer_hidden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ObjectionQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["answered_at", "withdrawn_at"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=Wrong.values) & ~Q(words=""),
                name="an_objection_says_what_is_wrong",
            ),
            models.CheckConstraint(
                condition=Q(share=None) | Q(line=""), name="an_objection_is_to_one_line"
            ),
            models.CheckConstraint(
                condition=Q(accepted=None, answered_by=None, answered_at=None, answer="")
                | (
                    Q(accepted__isnull=False, answered_by__isnull=False, answered_at__isnull=False)
                    & ~Q(answer="")
                ),
                name="an_answer_has_words_and_somebody_who_gave_it",
            ),
            models.CheckConstraint(
                condition=Q(answered_by=None) | ~Q(answered_by=F("by")),
                name="nobody_answers_their_own_objection",
            ),
            models.CheckConstraint(
                condition=Q(hidden_at=None, hidden_by=None)
                | Q(hidden_at__isnull=False, hidden_by__isnull=False),
                name="a_hidden_objection_was_hidden_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(answer_hidden_at=None, answer_hidden_by=None)
                | Q(
                    answer_hidden_at__isnull=False,
                    answer_hidden_by__isnull=False,
                    answered_at__isnull=False,
                ),
                name="a_hidden_answer_was_given_and_hidden_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.proposal_id})"

    def get_absolute_url(self) -> str:
        return f"{self.proposal.get_absolute_url()}#objection-{self.pk}"


class ObjectionAnswer(Objection):
    """The same row as a thing of its own: what staff said can be reported as well."""

    class Meta:
        proxy = True
