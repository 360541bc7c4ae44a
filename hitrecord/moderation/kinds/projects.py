from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from accounts.models import User
from hitrecord.moderation.kinds.kind import Kind
from projects.models import Project


def _projects(_viewer: Any) -> QuerySet[Project]:
    return Project.objects.all()


PROJECTS = (
    Kind(
        word="project",
        model=Project,
        seen=_projects,
        people=lambda project: User.objects.filter(leading__project=project),
        label=lambda project: project.title,
    ),
)
