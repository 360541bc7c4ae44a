"""Tells one form that is sent twice, by a double click or a reload, from two forms."""

from __future__ import annotations

from hashlib import sha256
from uuid import UUID, uuid5

from django.http import HttpRequest

ASIDE = {"csrfmiddlewaretoken", "action"}


def page_key(request: HttpRequest) -> UUID | None:
    """The page's own key: whatever its script sends belongs to one draft."""
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError:
        return None


def key_of(request: HttpRequest) -> UUID | None:
    """From the form's own hidden `key` and everything typed in it: whoever goes back and types
    something else means another work. None when the form brings no key."""
    form = page_key(request)
    if form is None:
        return None
    sent = sorted((name, values) for name, values in request.POST.lists() if name not in ASIDE)
    files = [(file.name, file.size) for file in request.FILES.getlist("file")]
    digest = sha256(repr((sent, files)).encode("utf-8", "surrogatepass"))
    return uuid5(form, digest.hexdigest())
