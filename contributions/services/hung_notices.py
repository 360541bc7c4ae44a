"""Authors hear once that a work of theirs hangs in an album that everybody sees, and why."""

from __future__ import annotations

from accounts.models import Event, User
from accounts.services.notices import notify
from accounts.telling.said import said as _
from contributions.models import AlbumItem


def tell(item: AlbumItem, by: User) -> None:
    album, work = item.album, item.contribution
    authors = User.objects.filter(person__authorships__version=work.current_id)
    notify(
        recipients=authors.exclude(pk=by.pk).distinct(),
        event=Event.RECOMMENDED,
        actor=by.person,
        subject=_("%(name)s hung “%(work)s” in the album “%(album)s”")
        % {"name": by.person.credit_name, "work": work.title, "album": album.title},
        body=item.note,
        about=work.title,
        url=album.get_absolute_url(),
        target=work,
        key=f"hung:{item.pk}",
    )
