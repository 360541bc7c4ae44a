"""Who may steer a project."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from accounts.models import User
from projects.models import Project


def require_lead(project: Project, user: User) -> None:
    """Raise PermissionDenied for anybody but a lead of the project."""
    if not project.leads.filter(user=user).exists():
        raise PermissionDenied
