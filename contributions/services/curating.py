"""Who curates an album: nobody without having said yes, and never nobody."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse

from accounts.domain.limits import Act
from accounts.models import Event, Notice, User
from accounts.queries.distance import must_reach
from accounts.services.notices import notify
from accounts.services.pace import keep_pace
from accounts.telling.said import said as _
from contributions.models import Album, AlbumCurator
from contributions.models.album import MOST_CURATORS
from hitrecord.foundation.locking import for_change

A_MONTH: Final = timedelta(days=30)
MOST_ASKED: Final = 2


@transaction.atomic
def invite(*, album: Album, user: User, by: User, now: datetime) -> AlbumCurator:
    """Twice is once. Raises ValidationError when they curate it already or cannot be reached, or
    there are enough."""
    for_change(Album.objects).get(pk=album.pk)
    found = album.curators.filter(user=user).first()
    if found and found.accepted_at:
        name = {"name": user.person.credit_name}
        raise ValidationError(_("%(name)s curates this album already.") % name)
    if found:
        return found
    if album.curators.count() >= MOST_CURATORS:
        raise ValidationError(
            _("An album has at most %(most)s curators, with those who are invited."),
            params={"most": MOST_CURATORS},
        )
    must_reach(by, [user.pk], so=_("Nobody was asked."))
    if _times_asked(user, album, now) >= MOST_ASKED:
        raise ValidationError(
            _("They were asked %(times)s times within a month. Let them be for now."),
            params={"times": MOST_ASKED},
        )
    keep_pace(user=by, act=Act.INVITATION, now=now)
    curator = AlbumCurator.objects.create(album=album, user=user, invited_by=by, invited_at=now)
    _tell(curator, [user], by, Event.INVITED, _("%(name)s asks you to curate “%(album)s”"))
    return curator


def was_asked(*, user: User, album: Album) -> bool:
    """Ever: also when the question was taken back."""
    return album.curators.filter(user=user).exists() or _questions(user, album).exists()


def _times_asked(user: User, album: Album, now: datetime) -> int:
    """Such questions are always mailed: a no is a no for a while."""
    return _questions(user, album).filter(created_at__gt=now - A_MONTH).count()


def _questions(user: User, album: Album) -> QuerySet[Notice]:
    kind = ContentType.objects.get_for_model(album)
    told = Notice.objects.of(user).filter(event=Event.INVITED)
    return told.filter(target_type=kind, target_id=album.pk)


@transaction.atomic
def answer(*, album: Album, by: User, accepts: bool, now: datetime) -> None:
    """Raises ValidationError for an invitation that is not open any more."""
    for_change(Album.objects).get(pk=album.pk)
    asked = album.curators.filter(user=by, accepted_at=None).select_related("invited_by").first()
    if asked is None:
        raise ValidationError(_("This invitation is not open any more."))
    if accepts:
        album.curators.filter(pk=asked.pk).update(accepted_at=now)
        subject = _("%(name)s curates “%(album)s” now")
    else:
        album.curators.filter(pk=asked.pk).delete()
        subject = _("%(name)s does not want to curate “%(album)s”")
    _tell(asked, [asked.invited_by], by, Event.ANSWERED, subject)


@transaction.atomic
def take_back(*, album: Album, user: User) -> bool:
    """Whether the invitation was still open."""
    return bool(album.curators.filter(user=user, accepted_at=None).delete()[0])


@transaction.atomic
def leave(*, album: Album, by: User) -> None:
    """The others are told. Raises ValidationError for the last one."""
    for_change(Album.objects).get(pk=album.pk)
    if not album.curators.exclude(user=by).filter(accepted_at__isnull=False).exists():
        raise ValidationError(_("Nobody else curates it. Invite somebody first, or throw it away."))
    mine = album.curators.filter(user=by).first()
    if mine is None:  # pressed twice
        return
    others = album.curators.exclude(user=by).filter(accepted_at__isnull=False)
    subject = _("%(name)s does not curate “%(album)s” any more")
    _tell(mine, User.objects.filter(curating__in=others), by, Event.ANSWERED, subject, "left")
    mine.delete()


def first_of(curators: Iterable[AlbumCurator]) -> AlbumCurator | None:
    """Who says who else curates: its maker, and once they stepped back, who does it longest."""
    since = [(each.accepted_at, each.pk, each) for each in curators if each.accepted_at]
    return min(since)[2] if since else None


@transaction.atomic
def remove(*, album: Album, user: User, by: User) -> bool:
    """They are told, and what they hung stays. False when they do not curate it, or not any more.
    Raises ValidationError for everybody but the first."""
    for_change(Album.objects).get(pk=album.pk)
    first = first_of(album.curators.all())
    if first is None or first.user_id != by.pk:
        raise ValidationError(
            _("Only who made the album, or else who curates it longest, can take others off.")
        )
    others = album.curators.exclude(pk=first.pk).filter(accepted_at__isnull=False)
    theirs = others.filter(user=user).first()
    if theirs is None:
        return False
    # They see no more of it than everybody does.
    url = album.get_absolute_url() if Album.objects.public().filter(pk=album.pk) else ""
    subject = _("%(name)s took you off the curators of “%(album)s”")
    body = _("What you hung stays, with your notes.")
    _tell(theirs, [user], by, Event.ANSWERED, subject, "removed", body=body, url=url)
    theirs.delete()
    return True


def forget(*, by: User, now: datetime) -> None:
    """For who leaves the site: the others are told, and what nobody else ever saw goes."""
    Album.objects.filter(pk__in=Album.objects.seen_only_by(by).values("pk")).update(deleted_at=now)
    for album in Album.objects.curated_by(by).order_by("pk"):
        with suppress(ValidationError):  # curated alone, and seen by everybody: it stays
            leave(album=album, by=by)


def _tell(
    curator: AlbumCurator,
    to: Iterable[User],
    by: User,
    event: Event,
    subject: str,
    what: str = "",
    *,
    body: str = "",
    url: str | None = None,
) -> None:
    album = curator.album
    notify(
        recipients=to,
        event=event,
        actor=by.person,
        subject=subject % {"name": by.person.credit_name, "album": album.title},
        body=body,
        url=album.get_absolute_url() if url is None else url or reverse("albums"),
        target=album,
        key=f"curator:{curator.pk}:{what or event}",
        about=album.title,
    )
