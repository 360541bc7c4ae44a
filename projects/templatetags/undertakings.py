"""`{% whereabouts work %}`: on a work's page, for its authors alone. `{% aim draft %}`: where to
submit what is being made. `{% desk_pager page name %}` leads through one of the desk's lists and
leaves the others where they are."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import template
from django.core.paginator import Page
from django.urls import reverse
from django.utils import timezone

from contributions.models import Contribution, Draft
from projects.queries.aims import offered_for
from projects.queries.for_work import whereabouts_of

register = template.Library()


@register.inclusion_tag("projects/_whereabouts.html", takes_context=True)
def whereabouts(context: dict[str, Any], work: Contribution) -> dict[str, Any]:
    viewer = context["request"].user
    return {"found": whereabouts_of(work, viewer=viewer, now=timezone.now()), "work": work}


@register.inclusion_tag("projects/_aim.html", takes_context=True)
def aim(context: dict[str, Any], draft: Draft) -> dict[str, Any]:
    """On a new work's page before it is published: the calls that it may be for. What was chosen
    on a page that comes back stays chosen."""
    if draft.contribution_id:
        return {}
    return {"offered": offered_for(draft, sent=context["sent"], now=timezone.now())}


@register.inclusion_tag("projects/_desk_pager.html", takes_context=True)
def desk_pager(context: dict[str, Any], page: Page[Any], name: str, label: str) -> dict[str, Any]:
    """From an answer to a form, too: its address is none to come back to."""
    desk = reverse("desk", args=[context["project"].slug])
    part = "inbox" if name == "page" else name

    def at(number: int) -> str:
        there = replace(context["desk"].where, **{name: str(number) if number > 1 else ""})
        return f"{desk}{there.query}#{part}"

    return {
        "page": page,
        "label": label,
        "back": at(page.number - 1) if page.has_previous() else "",
        "more": at(page.number + 1) if page.has_next() else "",
    }
