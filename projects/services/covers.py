"""Hanging an uploaded picture over a project, and taking it off."""

from __future__ import annotations

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from contributions.models import Poster
from contributions.services.uploads import receive_poster
from projects.models import Project
from projects.services.permission import require_lead


def hang(
    *,
    project: Project,
    by: User,
    file: UploadedFile[bytes],
    alt_text: str,
    is_mature: bool = False,
) -> None:
    """It shows once it is prepared; until then what hung there before does. Raises
    ValidationError with the sentence when it is no picture, or too many came today."""
    require_lead(project, by)
    receive_poster(
        poster=_poster_of(project), uploader=by, file=file, alt_text=alt_text, is_mature=is_mature
    )


@transaction.atomic
def _poster_of(project: Project) -> Poster:
    locked = Project.objects.select_for_update().get(pk=project.pk)
    if locked.poster is None:
        locked.poster = Poster.objects.create()
        locked.save(update_fields=["poster"])
    return locked.poster


@transaction.atomic
def describe(*, project: Project, by: User, alt_text: str, is_mature: bool) -> None:
    """Say better what is on the picture that hangs there, and who should meet it."""
    require_lead(project, by)
    if project.poster is not None:
        project.poster.files.update(alt_text=alt_text, is_mature=is_mature)


@transaction.atomic
def take_off(*, project: Project, by: User) -> None:
    """The picture and its file go. A work that is the cover shows again."""
    require_lead(project, by)
    clear(project)


def clear(project: Project) -> None:
    """Whoever asks has been looked at."""
    for media in project.poster.files.all() if project.poster else ():
        media.discard()
