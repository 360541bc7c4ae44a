from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contributions.models.contribution import Contribution

SENTENCE = 280
"""Characters of a sentence beside a heart."""


class RecommendationQuerySet(models.QuerySet["Recommendation"]):
    def shown(self) -> RecommendationQuerySet:
        """Not taken back, and of people who are still here."""
        return self.filter(user__is_active=True, taken_back_at=None)


class Recommendation(models.Model):
    """A member's public heart, with a sentence if they like. Taken back it is shown to nobody;
    given again it has its old words and its old date, so that it cannot be made young."""

    contribution = models.ForeignKey(
        Contribution, on_delete=models.CASCADE, related_name="recommendations"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="recommendations"
    )
    sentence = models.CharField(_("Why, in a sentence"), max_length=SENTENCE, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = RecommendationQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["contribution", "user"], name="a_member_recommends_a_work_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id} recommends {self.contribution_id}"
