"""Throwing an album away, and taking it back out for as long as it lies there."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from contributions.models import Album
from contributions.models.album import MOST_ALBUMS
from contributions.publication.throwing_away import KEPT
from contributions.services.hung_notices import take_back
from hitrecord.foundation.locking import for_change


@transaction.atomic
def throw_away(*, album: Album, by: User, now: datetime) -> None:
    """Only by who curates it alone; nothing is done to the works. Whoever is asked to curate it
    finds no album. Raises ValidationError."""
    locked = for_change(Album.objects).get(pk=album.pk)
    if locked.curators.exclude(user=by).filter(accepted_at__isnull=False).exists():
        raise ValidationError(_("Somebody else curates it, too, so it stays. You can step back."))
    if locked.hidden_at:
        raise ValidationError(_("Staff took it from view, so it stays until that is settled."))
    Album.objects.standing().filter(pk=locked.pk).update(deleted_at=now)
    take_back(locked.items.all())


@transaction.atomic
def bring_back(*, album: Album, by: User, now: datetime) -> bool:
    """False when it is back already, or was to go before now. Raises ValidationError when there
    are too many."""
    for_change(User.objects).get(pk=by.pk)
    there = Album.objects.thrown_away_by(by).filter(pk=album.pk, deleted_at__gte=now - KEPT)
    if Album.objects.standing().filter(made_by=album.made_by_id).count() >= MOST_ALBUMS:
        raise ValidationError(
            _("You have made %(most)s albums, and that is the most. Throw another one away first."),
            params={"most": MOST_ALBUMS},
        )
    return bool(Album.objects.filter(pk__in=there.values("pk")).update(deleted_at=None))
