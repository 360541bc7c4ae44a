from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contributions.models.contribution import Contribution

QUESTION_LENGTH = 140


class Bluntness(models.TextChoices):
    GENTLE = "gentle", _("Be gentle.")
    HONEST = "honest", _("Be honest.")
    BLUNT = "blunt", _("Blunt is fine.")


class FeedbackRequest(models.Model):
    """What the makers of a work want to hear about, shown where one answers."""

    contribution = models.OneToOneField(
        Contribution, on_delete=models.CASCADE, related_name="feedback_request"
    )
    question = models.CharField(_("What should people look at?"), max_length=QUESTION_LENGTH)
    bluntness = models.CharField(
        _("How blunt may they be?"),
        max_length=10,
        choices=Bluntness,
        default=Bluntness.HONEST,
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.question
