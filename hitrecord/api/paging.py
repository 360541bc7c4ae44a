"""Long lists in pages. Each page names the next, which begins after the last row of this one, so
that deep pages cost what the first does and nothing is told twice when rows come in between."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from hitrecord.foundation.problem import Problem
from hitrecord.foundation.text import whole_number

USUAL, MOST = 30, 100
Items = Iterable[Mapping[str, Any]]


def page(
    request: HttpRequest, rows: QuerySet[Any], say: Callable[[list[Any]], Items], *, by: str = "pk"
) -> dict[str, Any]:
    """Rows with the largest `by` first; `after` is that of the last one told before."""
    limit = number(request, "limit", USUAL)
    if not 1 <= limit <= MOST:
        raise Problem(400, _("“limit” is a whole number from 1 to %s.") % MOST)
    after = number(request, "after", 0)
    if after:
        rows = rows.filter(**{f"{by}__lt": after})
    found = list(rows.order_by(f"-{by}")[: limit + 1])
    more = len(found) > limit
    last = getattr(found[limit - 1], by) if more else None
    return {
        "items": list(say(found[:limit])),
        "links": {"self": here(request), "next": here(request, after=last) if more else None},
    }


def number(request: HttpRequest, name: str, usual: int) -> int:
    asked = request.GET.get(name)
    if asked is None:
        return usual
    found = whole_number(asked)
    if found is None:
        raise Problem(400, _("“%s” is a whole number.") % name)
    return found


def here(request: HttpRequest, **changed: Any) -> str:
    """The whole address of this answer, with some of what it asks for changed."""
    asked = {name: request.GET[name] for name in sorted(request.GET)} | changed
    words = urlencode(asked, errors="replace")
    return f"{settings.SITE_URL}{request.path}{'?' + words if words else ''}"


def link(address: str) -> str | None:
    """An address of ours in full; one from elsewhere as it is; none for none."""
    if address.startswith("/"):
        return f"{settings.SITE_URL}{address}"
    return address or None
