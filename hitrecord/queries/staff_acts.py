"""What staff did with somebody's account, works, remarks and projects, from the log that stays."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast

from accounts.models import AuditRecord, Person, User
from contributions.models import Case, Comment, Contribution, Decision, Draft
from projects.models import Project


def staff_acts(user: User) -> QuerySet[AuditRecord]:
    """Newest first, and nothing of their own doing. One statement."""
    mine: list[QuerySet[Any]] = [
        User.objects.filter(pk=user.pk),
        Person.objects.filter(user=user),
        Contribution.objects.made_by(user),
        Draft.objects.filter(author=user),
        Comment.objects.filter(author=user),
        Project.objects.filter(leads__user=user),
        Case.objects.filter(decision__in=Decision.objects.filter(account=user)),
    ]
    about = Q(pk__in=[])
    for rows in mine:
        kind = ContentType.objects.get_for_model(rows.model)
        ids = rows.order_by().annotate(text_id=Cast("pk", CharField())).values("text_id")
        about |= Q(target_type=kind, target_id__in=ids)
    by_others = Q(actor=None) | ~Q(actor=user)
    return AuditRecord.objects.filter(about & by_others).select_related("target_type")
