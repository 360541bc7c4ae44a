"""What belongs to a work and not to a version may be changed, and what stood before stays known."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.models import User
from contributions.models import Contribution, Edit, Kind, MediaFile
from contributions.models.edit import EditedField
from contributions.publication.describing import describe
from hitrecord.foundation.locking import for_change


class ChangedMeanwhile(Exception):
    """Somebody else edited the work after this form was opened; nothing was changed."""


@transaction.atomic
def edit(
    *,
    work: Contribution,
    by: User,
    said: Mapping[str, Any],
    seen: int,
    now: datetime,
    alts: Mapping[int, str] = MappingProxyType({}),
) -> list[Edit]:
    """Change fields, tags and what is said of single pictures, and write down each change. `seen`
    is the last edit the form knew.

    Raises PermissionDenied for who is not an author, ChangedMeanwhile.
    """
    held = for_change(Contribution.objects).get(pk=work.pk)
    if not Contribution.objects.filter(pk=work.pk, current__authorships__person__user=by).exists():
        raise PermissionDenied("only an author edits a work")
    if last_edit(held) != seen:
        raise ChangedMeanwhile
    told = _say_what_is_on_them(held, alts)
    made = describe(work=held, by=by, said=said, now=now)
    field = EditedField.PICTURE_ALT
    return made + Edit.objects.bulk_create(
        Edit(contribution=work, field=field, before=before, after=after, by=by, at=now)
        for before, after in told
    )


def pictures_of(work: Contribution) -> list[MediaFile]:
    """Those that take turns; one alone has the words of the work."""
    files = MediaFile.objects.filter(version=work.current_id, kind=Kind.IMAGE, is_extra=False)
    found = list(files) if work.kind == Kind.IMAGE else []
    return found if len(found) > 1 else []


def _say_what_is_on_them(work: Contribution, alts: Mapping[int, str]) -> list[tuple[str, str]]:
    """What was said before and what is said now, each after the number of its picture."""
    told = []
    for number, picture in enumerate(pictures_of(work), start=1):
        alt = alts.get(picture.pk, picture.alt_text)
        if alt != picture.alt_text:
            told.append((f"{number}: {picture.alt_text}", f"{number}: {alt}"))
            MediaFile.objects.filter(pk=picture.pk).update(alt_text=alt)
    return told


def last_edit(work: Contribution) -> int:
    return work.edits.values_list("pk", flat=True).first() or 0
