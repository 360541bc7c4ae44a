from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from projects.models.call import Call
from projects.models.project import Project


class Outside(models.Model):
    """Something in the project that was made elsewhere. It opens a question: did anybody who
    answered here shape it? Whoever did is a candidate for an influence credit."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="outside")
    call = models.ForeignKey(
        Call, on_delete=models.PROTECT, null=True, blank=True, related_name="outside"
    )
    what = models.CharField(_("What was made outside"), max_length=280)
    declared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    declared_at = models.DateTimeField(default=timezone.now)
    influences = models.ManyToManyField(Person, related_name="+", blank=True)
    answer = models.CharField(_("Answer"), max_length=500, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "made outside"
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="", answered_by=None, answered_at=None)
                | (~Q(answer="") & Q(answered_by__isnull=False, answered_at__isnull=False)),
                name="a_question_of_influence_is_answered_in_words",
            )
        ]

    def __str__(self) -> str:
        return self.what
