"""A page for whoever is nobody in particular, drawn once for all who ask for the same of it.

What is kept is found by all that the page says: it never has to be thrown away, and nothing in it
is anybody's own. Each answer gets a token for its forms of its own.
"""

from __future__ import annotations

import secrets
from collections.abc import Hashable, Mapping
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language

from hitrecord.foundation import numbers
from hitrecord.foundation.memory import Memory

SECONDS: Final = settings.LINK_SECONDS / 6
kept: Memory[str] = Memory(most=100, seconds=SECONDS)
"""Of some fifty kilobytes each, in each process."""
TOKEN: Final = secrets.token_hex(32)
"""Nobody can write what stands in a kept page for what each answer says anew."""
THEMES: Final = ("light", "dark")


def show(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    marks: Hashable,
    anew: Mapping[str, object],
) -> HttpResponse:
    """`marks` say all that is in `context`, which has what is `anew` for each answer besides."""
    if not is_stranger(request):
        return render(request, template, {**context, **anew})
    values = {"csrf_token": get_token(request)} | {name: str(anew[name]) for name in anew}
    key = (template, marks, *_manner(request))
    page = kept.get(key)
    if page is None:
        page = render_to_string(
            template, context | {name: TOKEN + name for name in values}, request
        )
        kept.set(key, page)
    for name, value in values.items():
        page = page.replace(TOKEN + name, value)
    return HttpResponse(page)


def is_stranger(request: HttpRequest) -> bool:
    """Without a session nobody is signed in, and without either nobody waits for a message."""
    own = (settings.SESSION_COOKIE_NAME, "messages")
    return request.method in {"GET", "HEAD"} and not any(name in request.COOKIES for name in own)


def _manner(request: HttpRequest) -> tuple[Hashable, ...]:
    """All that the frame says of a visitor."""
    theme = request.COOKIES.get("theme", "")
    zone = timezone.get_current_timezone_name()
    way = (get_language(), numbers.chosen(), zone, theme if theme in THEMES else "")
    return (request.get_full_path(), *way)
