"""Which notices somebody wants to meet: nothing that a member says whom they muted or blocked."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q

from accounts.models import Distance, Notice
from accounts.models.notice import NoticeQuerySet
from accounts.models.rubric import OF_PEOPLE


def of_unheard(reader: Any) -> Q:
    """Those that quote somebody from whom this reader keeps away now."""
    away = Distance.objects.filter(keeper=reader.pk or 0, other=OuterRef("actor__user"))
    return Q(Exists(away), event__in=OF_PEOPLE)


def heard_by(reader: Any) -> NoticeQuerySet:
    """What is to be decided, and what is about money and rights, is among them whoever did it."""
    return Notice.objects.of(reader).exclude(of_unheard(reader))
