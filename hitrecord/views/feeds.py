"""Atom feeds. They know nobody: whoever is signed in gets what everybody gets."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from contributions.models import Contribution, Kind
from contributions.queries.tags import shown_tag
from hitrecord.foundation.asked import Asked
from hitrecord.foundation.atom import ATOM, FEED, link, people, say, written
from hitrecord.queries.feeds import (
    Told,
    newest,
    told_of_project,
    told_of_works,
    whole,
    works_asked_for,
)
from hitrecord.queries.search_facets import chosen_of
from hitrecord.views.profile import member_called
from projects.models import Project

KEPT = "public, max-age=300"
NEVER = datetime(2005, 12, 1, tzinfo=UTC)
"""When nothing was told yet: a feed has to say when it changed, and this says nothing."""


@require_safe
def new_works(request: HttpRequest) -> HttpResponse:
    told = told_of_works(Contribution.objects.published())
    return _feed(request, _("New works"), "/discover/", told)


@require_safe
def of_person(request: HttpRequest, handle: str) -> HttpResponse:
    user, is_former = member_called(handle)
    if is_former:
        return redirect("person_feed", user.handle)
    told = told_of_works(Contribution.objects.published().by(user.person))
    return _feed(request, user.person.credit_name, user.get_absolute_url(), told)


@require_safe
def of_tag(request: HttpRequest, slug: str) -> HttpResponse:
    tag = shown_tag(slug)
    if tag is None:
        raise Http404
    if tag.slug != slug:
        return redirect("tag_feed", tag.slug)
    told = told_of_works(Contribution.objects.published().filter(tags=tag))
    return _feed(request, tag.name, tag.get_absolute_url(), told)


@require_safe
def of_project(request: HttpRequest, slug: str) -> HttpResponse:
    project = get_object_or_404(Project.objects.shown(), slug=slug)
    return _feed(request, project.title, project.get_absolute_url(), told_of_project(project))


@require_safe
def of_search(request: HttpRequest) -> HttpResponse:
    """The newest works with these words, narrowed as the page of results is; without words there
    are none."""
    asked = Asked.read(request.GET.get("q", ""))
    told = told_of_works(works_asked_for(asked, chosen_of("works", request.GET.dict())))
    title = _("Search for %s") % asked.text if asked.text else _("Search")
    return _feed(request, title, f"/search/?{request.GET.urlencode()}".rstrip("?"), told)


def _feed(request: HttpRequest, title: str, page: str, told: Sequence[Told]) -> HttpResponse:
    updated = newest(told, NEVER)
    root = Element("feed", xmlns=ATOM)
    own = whole(request.get_full_path())
    say(root, "id", own)
    say(root, "title", f"{title} · {settings.SITE_NAME}")
    say(root, "updated", updated.isoformat())
    link(root, "self", own, type=FEED)
    link(root, "alternate", whole(page), type="text/html")
    people(root, "author", [(settings.SITE_NAME, settings.SITE_URL)])
    for each in told:
        _entry(root, each)
    body = written(root)
    etag = f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'
    response = HttpResponse(body, content_type=f"{FEED}; charset=utf-8", headers={"ETag": etag})
    response.headers["Cache-Control"] = KEPT
    if told:
        response.headers["Last-Modified"] = http_date(updated.timestamp())
    changed = int(updated.timestamp()) if told else None
    found = get_conditional_response(request, etag, changed, response)
    return found or response


def _entry(root: Element, told: Told) -> None:
    entry = SubElement(root, "entry")
    say(entry, "id", told.address)
    say(entry, "title", told.title)
    say(entry, "published", told.published.isoformat())
    say(entry, "updated", told.updated.isoformat())
    link(entry, "alternate", told.address, type="text/html")
    people(entry, "author", told.authors or [(_("Unknown"), "")])
    if told.term:
        SubElement(entry, "category", term=told.term, label=str(Kind(told.term).label))
    say(entry, "content", told.html or told.title, type="html" if told.html else "text")
