from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.functional import Promise


class Hideable(models.Model):
    """What staff can take from view. Its words give way to others in the row itself, so that they
    stand in no list that anybody forgets; they are kept beside, and come back with it."""

    GIVES_WAY: ClassVar[Mapping[str, str | Promise]] = {}

    hidden_at = models.DateTimeField(null=True, blank=True, editable=False)
    hidden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    hidden_words = models.JSONField(default=dict, blank=True, editable=False)

    class Meta:
        abstract = True


def hidden_by_somebody(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(hidden_at=None, hidden_by=None, hidden_words={})
        | Q(hidden_at__isnull=False, hidden_by__isnull=False) & ~Q(hidden_words={}),
        name=name,
    )
