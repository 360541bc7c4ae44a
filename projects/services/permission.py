"""Who may steer a project."""

from __future__ import annotations

from functools import partial

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from projects.models import Lead, Project


def require_lead(project: Project, user: User) -> None:
    """Raise PermissionDenied for anybody but a lead of the project. Who steers it is heard of."""
    if not project.leads.filter(user=user).exists():
        raise PermissionDenied
    transaction.on_commit(partial(_hear, project.pk, user.pk), robust=True)


def _hear(project: int, user: int) -> None:
    """Once it is done: nobody who holds the project waits for this row meanwhile."""
    Lead.objects.filter(project=project, user=user).update(heard_at=timezone.now())
