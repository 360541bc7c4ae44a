"""Authors hear once that a work of theirs hangs in an album that everybody sees, and why."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from django.db.models import QuerySet

from accounts.models import Event, User
from accounts.services.notices import Telling, hush, requote, tell
from accounts.telling.said import said as _
from contributions.models import Album, AlbumItem, Authorship, Contribution


def tell_authors(items: QuerySet[AlbumItem]) -> None:
    """Of what can be seen there. In as many statements for all works of a curator as for one."""
    seen = items.filter(
        removed_at=None,
        album__in=Album.objects.public(),
        contribution__in=Contribution.objects.published(),
    ).select_related("album", "contribution", "added_by__person")
    rows = sorted(seen, key=lambda item: item.added_by_id)
    makers = _makers(rows)
    for _curator, added in groupby(rows, key=lambda item: item.added_by_id):
        theirs = list(added)
        told = [
            _telling(item, user)
            for item in theirs
            for user in makers.get(item.contribution.current_id or 0, [])
        ]
        tell(told, event=Event.RECOMMENDED, actor=theirs[0].added_by.person)


def take_back(items: Iterable[AlbumItem]) -> None:
    """No notice quotes the note of what everybody saw and nobody does any more."""
    hush(*(_key(item) for item in items))


def forget(*, by: User) -> None:
    """For who leaves: the notes hang on, and no notice quotes them."""
    take_back(AlbumItem.objects.filter(added_by=by).exclude(note=""))


def put_otherwise(item: AlbumItem, note: str) -> None:
    requote(note, _key(item))


def _makers(items: Iterable[AlbumItem]) -> dict[int, list[User]]:
    """By version."""
    made = Authorship.objects.filter(
        version__in=[item.contribution.current_id for item in items], person__user__isnull=False
    )
    makers: dict[int, list[User]] = {}
    for row in made.select_related("person__user"):
        if row.person.user:
            makers.setdefault(row.version_id, []).append(row.person.user)
    return makers


def _telling(item: AlbumItem, user: User) -> Telling:
    names = {
        "name": item.added_by.person.credit_name,
        "work": item.contribution.title,
        "album": item.album.title,
    }
    return Telling(
        recipient=user,
        subject=_("%(name)s hung “%(work)s” in the album “%(album)s”") % names,
        body=item.note,
        about=item.contribution.title,
        url=item.album.get_absolute_url(),
        target=item.contribution,
        key=_key(item),
    )


def _key(item: AlbumItem) -> str:
    return f"hung:{item.pk}"
