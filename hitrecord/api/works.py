from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from contributions.domain.tag_slugs import slug_of
from contributions.models import Contribution, Kind, Tag
from contributions.queries.tombstone import tombstone_of
from hitrecord.api.answers import Data, public
from hitrecord.api.paging import link, page
from hitrecord.api.work_data import published, works_data
from hitrecord.foundation.problem import Problem


@public
def works(request: HttpRequest) -> Data:
    """Newest first; of one kind, with one tag, by one person."""
    rows = published()
    kind = request.GET.get("kind", "")
    if kind and kind not in Kind.values:
        raise Problem(400, _("“kind” is one of: %s.") % ", ".join(Kind.values))
    if kind:
        rows = rows.filter(kind=kind)
    if tag := _words(request, "tag"):
        slug = slug_of(tag)
        named = Q(slug=slug) | Q(aliases__slug=slug)
        rows = rows.filter(Exists(Tag.objects.filter(named, contributions=OuterRef("pk"))))
    if person := _words(request, "person"):
        rows = rows.filter(current__authorships__person__key=person)
    return page(request, rows, works_data)


@public
def work(request: HttpRequest, pk: int) -> Data:
    found = published().filter(pk=pk).first()
    return next(iter(works_data([found]))) if found else gone(pk)


def shown(pk: int) -> Contribution:
    """The work itself, for what is told of it besides."""
    return published().filter(pk=pk).first() or gone(pk)


def gone(pk: int) -> Any:
    """Of a work that was taken down, what its page still says: 410. Else there never was one."""
    stone = tombstone_of(pk)
    if stone is None:
        raise Http404
    work = stone.work
    said = {
        "id": work.pk,
        "title": work.title,
        "kind": work.kind,
        "authors": [{"name": each.name, "url": link(each.url)} for each in stone.authors],
        "published_at": work.published_at,
        "state": "removed" if work.removed_at else "withdrawn",
        "taken_down_at": work.removed_at or work.withdrawn_at,
    }
    raise Problem(410, _("This work was taken down. Its name and its threads stay."), work=said)


def _words(request: HttpRequest, name: str) -> str:
    return request.GET.get(name, "")[:80]
