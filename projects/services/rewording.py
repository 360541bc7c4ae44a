"""Changing what a project is called, its pitch and its cover. Its address stays."""

from __future__ import annotations

from django.db import transaction

from accounts.models import User
from contributions.models import Contribution
from hitrecord.foundation.locking import for_change
from hitrecord.foundation.seen import require, stamp
from projects.models import Project
from projects.services.permission import require_lead
from projects.services.shown import require_shown


@transaction.atomic
def reword(
    *, project: Project, by: User, title: str, pitch: str, cover: Contribution | None, seen: str
) -> None:
    """`seen` is the stamp of what the form showed. Raises ValidationError when staff took it from
    view meanwhile, Overtaken when another lead changed it."""
    require_lead(project, by)
    held = for_change(Project.objects).get(pk=project.pk)
    require_shown(held)
    said = {"title": title, "pitch": pitch, "cover": cover}
    if all(getattr(held, name) == value for name, value in said.items()):
        return
    require(seen, stamp_of(held))
    Project.objects.filter(pk=project.pk).update(**said)


def stamp_of(project: Project) -> str:
    return stamp(project.title, project.pitch, project.cover_id)
