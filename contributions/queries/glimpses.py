from __future__ import annotations

from collections.abc import Iterable

from contributions.models import Rendition

_SMALL = ("image-320", "poster")


def pictures_of(versions: Iterable[int]) -> dict[int, str]:
    """The address of a small picture of each version that has one and is for everybody's eyes."""
    small = Rendition.objects.filter(
        role__in=_SMALL,
        media__version__in=list(versions),
        media__is_extra=False,
        media__version__contribution__is_mature=False,
        media__version__contribution__withdrawn_at=None,
    ).select_related("media")
    shown: dict[int, str] = {}
    for each in small.order_by("media__position", "media_id"):
        if each.media.version_id is not None:
            shown.setdefault(each.media.version_id, each.file.url)
    return shown
