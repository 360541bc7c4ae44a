"""An album that was thrown away goes for good once nobody wants it back."""

from __future__ import annotations

from datetime import datetime

from django.contrib.contenttypes.models import ContentType

from contributions.models import Album, Case
from contributions.publication.throwing_away import AT_ONCE, KEPT


def clear(now: datetime) -> None:
    """What somebody reported stays, unseen, for the record."""
    kind = ContentType.objects.get_for_model(Album)
    reported = Case.objects.filter(target_type=kind).values("target_id")
    late = Album.objects.filter(deleted_at__lt=now - KEPT).exclude(pk__in=reported)
    for album in late.order_by("deleted_at")[:AT_ONCE]:
        album.delete()
