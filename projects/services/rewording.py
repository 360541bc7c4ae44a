"""Changing what a project is called, its pitch and its cover. Its address stays."""

from __future__ import annotations

from django.db import transaction

from accounts.models import User
from contributions.models import Contribution
from hitrecord.foundation.locking import for_change
from projects.models import Project
from projects.services.permission import require_lead
from projects.services.shown import require_shown


@transaction.atomic
def reword(
    *, project: Project, by: User, title: str, pitch: str, cover: Contribution | None
) -> None:
    """Raises ValidationError when staff took it from view meanwhile."""
    require_lead(project, by)
    require_shown(for_change(Project.objects).get(pk=project.pk))
    said = {"title": title, "pitch": pitch, "cover": cover}
    Project.objects.filter(pk=project.pk).update(**said)
