from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.conf import settings
from django.http import Http404, HttpRequest

from contributions.media.roles import LANDMARKS
from contributions.models import Contribution, Rendition, Version
from hitrecord.api.answers import Data, public
from hitrecord.api.paging import link, page
from hitrecord.api.work_data import Item, api_link, authors_of
from hitrecord.api.works import shown


@public
def versions(request: HttpRequest, pk: int) -> Data:
    """Newest first, without their words."""
    work = shown(pk)
    rows = work.versions.defer("text", "html", "parts")
    return page(request, rows, lambda found: _told(work, found), by="number")


@public
def version(request: HttpRequest, pk: int, number: int) -> Data:
    """One, with its words and where its files can be had; under a cover, with neither."""
    work = shown(pk)
    found = work.versions.filter(number=number).first()
    if found is None:
        raise Http404
    is_open = not work.is_mature
    words = {"text": found.text if is_open else "", "files": _files(found) if is_open else []}
    return next(iter(_told(work, [found]))) | words


def _told(work: Contribution, versions: Sequence[Version]) -> Iterable[Item]:
    authors = authors_of([each.pk for each in versions])
    return [
        {
            "work": work.pk,
            "number": each.number,
            "url": link(each.get_absolute_url()),
            "published_at": each.published_at,
            "authors": authors.get(each.pk, []),
            "licence": each.licence or None,
            "words": each.word_count,
            "links": {"self": api_link("api_version", work.pk, each.number)},
        }
        for each in versions
    ]


def _files(version: Version) -> list[Item]:
    """What is shown of the main files; stems are for members, on the work's page. The address is
    the site's, which knows for good where the file lies."""
    made = Rendition.objects.open().filter(media__version=version, media__is_extra=False)
    rows = made.exclude(role__in=(LANDMARKS, "credentials", "sidecar")).order_by("media", "role")
    return [
        {
            "role": row.role,
            "url": f"{settings.SITE_URL}{row.address}",
            "type": row.content_type,
            "width": row.width,
            "height": row.height,
            "size": row.size,
        }
        for row in rows
    ]
