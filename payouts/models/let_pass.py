from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from projects.models import Production


class LetPass(models.Model):
    """What stood in the way of proposing a production, and somebody let pass with a reason."""

    production = models.ForeignKey(Production, on_delete=models.PROTECT, related_name="let_pass")
    sentence = models.CharField(max_length=500)
    reason = models.CharField(_("Reason"), max_length=280)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["production", "sentence"], name="a_doubt_is_let_pass_once"
            ),
            models.CheckConstraint(
                condition=~Q(reason=""), name="a_doubt_is_let_pass_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.sentence
