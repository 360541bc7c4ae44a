"""Changing what a project is called, its pitch and its cover. Its address stays."""

from __future__ import annotations

from accounts.models import User
from contributions.models import Contribution
from projects.models import Project
from projects.services.permission import require_lead


def reword(
    *, project: Project, by: User, title: str, pitch: str, cover: Contribution | None
) -> None:
    require_lead(project, by)
    said = {"title": title, "pitch": pitch, "cover": cover}
    Project.objects.filter(pk=project.pk).update(**said)
