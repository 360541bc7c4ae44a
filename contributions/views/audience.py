"""Whether somebody looks, and who that is today."""

from __future__ import annotations

import re
from typing import Final

from django.http import HttpRequest
from django.utils import timezone

from contributions.queries.work import WorkPage
from contributions.services.counting import count_view
from hitrecord.foundation.address import address_of, network_of

PROGRAMS: Final = re.compile(
    r"bot|crawl|spider|slurp|preview|fetch|curl|wget|python|java/|scan|monitor|facebookexternalhit",
    re.IGNORECASE,
)


def count(request: HttpRequest, page: WorkPage) -> None:
    """A person who sees the work itself: not its makers, nothing that is still being prepared or
    covered, no program and no page loaded ahead."""
    agent = request.headers.get("User-Agent", "")
    if request.method != "GET" or not agent or PROGRAMS.search(agent):
        return
    if "prefetch" in request.headers.get("Sec-Purpose", "") or page.is_mine:
        return
    if page.stage.is_whole and not page.work.withdrawn_at:
        viewer, place = _viewer(request, agent)
        count_view(work_id=page.work.pk, viewer=viewer, place=place, now=timezone.now())


def _viewer(request: HttpRequest, agent: str) -> tuple[str, str]:
    """And, of a visitor, the place they share with others; "" where nobody has an address, or all
    the world would be one place."""
    if request.user.is_authenticated:
        return f"member {request.user.pk}", ""
    address = address_of(request)
    return f"visitor {address} {agent}", f"place {network_of(address)}" if address else ""
