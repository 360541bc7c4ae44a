"""What hangs in an album, in which order, with which note: all under the album's lock."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.domain.limits import Act
from accounts.models import User
from accounts.queries.distance import note_must_reach
from accounts.services.pace import keep_pace
from contributions.domain.hanging import placed
from contributions.models import Album, AlbumItem, Contribution
from contributions.models.album import MOST_WORKS
from contributions.services.hung_notices import put_otherwise, take_back, tell_authors
from hitrecord.foundation.locking import for_change
from hitrecord.foundation.seen import require, stamp


@transaction.atomic
def hang(*, album: Album, work: Contribution, note: str, by: User, now: datetime) -> AlbumItem:
    """At the end. Twice is once. Raises ValidationError when the work is gone, the album full, or
    too much was hung at once."""
    hanging = _locked(album)
    found = AlbumItem.objects.filter(album=album, contribution=work).first()
    if found and found.removed_at is None:
        return found
    if not Contribution.objects.published().filter(pk=work.pk).exists():
        raise ValidationError(_("This work is withdrawn, so it cannot be added any more."))
    _must_have_room(hanging)
    note_must_reach(note, by, _makers(work))
    keep_pace(user=by, act=Act.HANGING, now=now)
    item = found or AlbumItem(album=album, contribution=work, added_by=by)
    item.note, item.added_at, item.removed_at = note, now, None
    item.position = len(hanging) + 1
    item.save()
    _arrange(hanging, item, item.position)
    tell_authors(AlbumItem.objects.filter(pk=item.pk))
    return item


@transaction.atomic
def change(*, item: AlbumItem, note: str, position: int, by: User, seen: str | None = None) -> None:
    """A place beyond the last is the last. What was taken out meanwhile stays out. `seen` is the
    stamp of the note that a form showed: who sends that note on changes only the place, whatever
    the note says by now. Raises Overtaken when another curator wrote another one since, and
    ValidationError when a block stands between a new note and the work's authors."""
    hanging = _locked(item.album)
    there = next((each for each in hanging if each.pk == item.pk), None)
    if there and seen == stamp(note):
        note = there.note
    if there and seen is not None and note != there.note:
        require(seen, stamp_of(there))
    if note != (there or item).note:
        note_must_reach(note, by, _makers(item.contribution))
    AlbumItem.objects.filter(pk=item.pk).update(note=note)
    put_otherwise(item, note)
    if item.pk in {each.pk for each in hanging}:
        _arrange(hanging, item, position)


def stamp_of(item: AlbumItem) -> str:
    return stamp(item.note)


@transaction.atomic
def step(*, item: AlbumItem, by: int) -> None:
    """One up (-1) or down (1); at the end it stays."""
    hanging = _locked(item.album)
    places = [each.pk for each in hanging]
    if item.pk in places:
        _arrange(hanging, item, places.index(item.pk) + 1 + by)


@transaction.atomic
def take_out(*, item: AlbumItem, now: datetime) -> bool:
    """Whether it hung there until now. It keeps its place, for whoever changes their mind."""
    hanging = _locked(item.album)
    out = AlbumItem.objects.filter(pk=item.pk, removed_at=None).update(removed_at=now)
    take_back([item])
    _arrange([each for each in hanging if each.pk != item.pk])
    return bool(out)


@transaction.atomic
def put_back(*, item: AlbumItem) -> None:
    """Where it hung. Raises ValidationError when the album is full by now."""
    hanging = _locked(item.album)
    if item.pk in {each.pk for each in hanging}:
        return
    _must_have_room(hanging)
    AlbumItem.objects.filter(pk=item.pk).update(removed_at=None)
    _arrange(hanging, item, item.position)


def _makers(work: Contribution) -> list[int]:
    made = User.objects.filter(person__authorships__version=work.current_id)
    return list(made.values_list("pk", flat=True))


def _locked(album: Album) -> list[AlbumItem]:
    for_change(Album.objects).get(pk=album.pk)
    return list(AlbumItem.objects.filter(album=album, removed_at=None))


def _must_have_room(hanging: list[AlbumItem]) -> None:
    if len(hanging) >= MOST_WORKS:
        raise ValidationError(
            _("An album holds at most %(most)s works. Take one out first, or begin another album."),
            params={"most": MOST_WORKS},
        )


def _arrange(hanging: list[AlbumItem], item: AlbumItem | None = None, position: int = 1) -> None:
    """Numbers from one without gaps, in one statement."""
    rows = {each.pk: each for each in hanging}
    order = list(rows)
    if item:
        rows.setdefault(item.pk, item)
        order = placed(order, item.pk, position)
    for number, pk in enumerate(order, 1):
        rows[pk].position = number
    AlbumItem.objects.bulk_update(rows.values(), ["position"])
