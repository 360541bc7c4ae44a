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
    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # By staff: the heart stays and its words are shown to nobody.

    objects = RecommendationQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["contribution", "user"], name="a_member_recommends_a_work_once"
            ),
            models.CheckConstraint(
                condition=models.Q(hidden_at=None, hidden_by=None)
                | models.Q(hidden_at__isnull=False, hidden_by__isnull=False),
                name="hidden_words_of_a_heart_were_hidden_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} recommends {self.contribution_id}"

    def get_absolute_url(self) -> str:
        return f"{self.contribution.get_absolute_url()}recommendations/"

    @property
    def said(self) -> str:
        """What everybody may read of it."""
        return "" if self.hidden_at else self.sentence
