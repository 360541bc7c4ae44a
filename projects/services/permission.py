"""Who may steer a project."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from accounts.models import User
from hitrecord.foundation.afterwards import afterwards
from projects.models import Lead, Project


def require_lead(project: Project, user: User) -> None:
    """Raise PermissionDenied for anybody but a lead of the project. Who steers it is heard of."""
    if not project.leads.filter(user=user).exists():
        raise PermissionDenied
    afterwards(_hear, project.pk, user.pk)


def _hear(project: int, user: int) -> None:
    """Once it is done: nobody who holds the project waits for this row meanwhile."""
    Lead.objects.filter(project=project, user=user).update(heard_at=timezone.now())
