"""Who leads a project, who is asked to, and who did."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from projects.models.project import Project


class Answer(models.TextChoices):
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    TAKEN_BACK = "taken_back", _("Taken back")


class LeadInvitation(models.Model):
    """Nobody leads without having said yes. `hands_over`: who asks steps down with the answer."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="invitations")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="lead_invitations"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    words = models.CharField(_("A word to them"), max_length=280, blank=True)
    hands_over = models.BooleanField(default=False)
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "user"],
                condition=Q(answered_at=None),
                name="a_member_is_asked_to_lead_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None)
                | Q(answer__in=Answer.values, answered_at__isnull=False),
                name="an_invitation_is_answered_with_a_known_answer",
            ),
            models.CheckConstraint(
                condition=~Q(user=models.F("by")), name="nobody_asks_themselves_to_lead"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} is asked to lead {self.project_id}"


class Turn(models.TextChoices):
    JOINED = "joined", _("leads with them")
    LEFT = "left", _("stepped down")
    HANDED_OVER = "handed_over", _("handed over")
    TOOK_OVER = "took_over", _("took over")


class LeadChange(models.Model):
    """The history of a project's leads: rows are only ever added."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="lead_changes")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    turn = models.CharField(max_length=12, choices=Turn)
    at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(max_length=280, blank=True)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(turn__in=Turn.values), name="a_turn_of_leads_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.turn} {self.project_id}"
