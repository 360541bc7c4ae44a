"""Which part of a talk a request asks for, and where its page is."""

from __future__ import annotations

from django.http import HttpRequest

from contributions.queries.talk import Where
from hitrecord.foundation.text import whole_number


def where_of(request: HttpRequest, *, remark: int | None = None) -> Where:
    """After a form that was not taken, the page of the remark that it answers."""
    asked = remark or whole_number(request.POST.get("answers", ""))
    return Where.read(request.GET.dict(), remark=asked)


def address_of(request: HttpRequest, own: str) -> str:
    """What a page is found at again: an answer to a form that was sent elsewhere is at its own."""
    return own if request.method == "POST" else request.get_full_path()
