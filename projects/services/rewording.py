"""Changing what a project is called, its pitch and its cover. Its address stays."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import Event, User
from accounts.services.notices import notify
from accounts.telling.said import said as _
from contributions.models import Contribution
from hitrecord.foundation.locking import for_change
from hitrecord.foundation.seen import require, stamp
from projects.models import Project
from projects.services.hiding import retitle_news
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


@transaction.atomic
def correct(
    *, project: Project, by: User, now: datetime, words: Mapping[str, str], reason: str
) -> None:
    """What staff put right of its title and pitch; its leads hear of it, and a title that goes is
    said in no notice any more. Raises ValidationError."""
    held = for_change(Project.objects).get(pk=project.pk)
    check_correction(held)
    old = held.title
    for name, value in words.items():
        setattr(held, name, value)
    held.full_clean()
    held.save(update_fields=[*words])
    notify(
        recipients=User.objects.filter(leading__project=held),
        event=Event.MODERATED,
        actor=by.person,
        subject=_("%(name)s changed the words of “%(project)s”")
        % {"name": by.person.credit_name, "project": held.title},
        body=reason.strip(),
        url=held.get_absolute_url(),
        target=held,
        key=f"project-changed:{held.pk}:{now.isoformat()}",
    )
    if held.title != old:
        retitle_news(held, old, held.title)


def check_correction(project: Project) -> None:
    """Raises ValidationError with the sentence."""
    if project.hidden_at:
        raise ValidationError(_("It was taken from view. Put it back before you change its words."))


def stamp_of(project: Project) -> str:
    return stamp(project.title, project.pitch, project.cover_id)
