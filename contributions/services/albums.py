"""An album begins with one curator, and stays private until its curators show it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from contributions.models import Album, AlbumCurator
from contributions.models.album import MOST_ALBUMS
from contributions.services.hung_notices import take_back, tell_authors
from hitrecord.foundation.locking import for_change
from hitrecord.foundation.seen import require, stamp

SENT_TWICE = timedelta(minutes=10)


@transaction.atomic
def make(*, title: str, text: str, is_public: bool, by: User, now: datetime) -> Album:
    """A form that is sent twice makes one. Raises ValidationError when there are too many."""
    for_change(User.objects).get(pk=by.pk)
    mine = Album.objects.standing().filter(made_by=by)
    twin = mine.filter(title=title, text=text, made_at__gt=now - SENT_TWICE).first()
    if twin:
        return twin
    if mine.count() >= MOST_ALBUMS:
        raise ValidationError(
            _("You have made %(most)s albums, and that is the most. Use one of them again."),
            params={"most": MOST_ALBUMS},
        )
    album = Album.objects.create(
        title=title, text=text, made_by=by, made_at=now, public_since=now if is_public else None
    )
    AlbumCurator.objects.create(
        album=album, user=by, invited_by=by, invited_at=now, accepted_at=now
    )
    return album


@transaction.atomic
def reword(
    *, album: Album, title: str, text: str, is_public: bool, seen: str, now: datetime
) -> None:
    """`seen` is the stamp of the album that the form showed. Raises Overtaken when another curator
    changed its words since."""
    found = for_change(Album.objects).get(pk=album.pk)
    if (title, text, is_public) == (found.title, found.text, found.public_since is not None):
        return
    require(seen, stamp_of(found))
    found.title, found.text = title, text
    is_news = is_public and not found.public_since
    found.public_since = (found.public_since or now) if is_public else None
    found.save(update_fields=["title", "text", "public_since"])
    if is_news:
        tell_authors(found.items.all())
    elif not is_public:
        take_back(found.items.all())


def stamp_of(album: Album) -> str:
    return stamp(album.title, album.text, album.public_since is not None)
