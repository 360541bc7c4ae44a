from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from projects.models.call import Decision, Submission


class Verdict(models.Model):
    """One decision about a submission, or with none its taking back. Rows are only ever added;
    what the submission itself says is the last of them."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="verdicts")
    decision = models.CharField(max_length=10, choices=Decision, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decision__in=["", *Decision.values]),
                name="decision_of_a_verdict_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(decision="declined") | ~Q(reason=""),
                name="a_verdict_that_declines_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision or 'undecided'}: {self.submission_id}"
