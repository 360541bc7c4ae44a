"""`{% picked work %}` beside a work, `{% staff_picks %}` as a lane on a list."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils import timezone

from accounts.views.viewing import viewing_of
from contributions.queries.picks import pick_of
from contributions.queries.picks import picks as running_picks

register = template.Library()


@register.inclusion_tag("contributions/_picked.html")
def picked(work: Any) -> dict[str, Any]:
    return {"pick": pick_of(work)}


@register.inclusion_tag("contributions/_picks.html", takes_context=True)
def staff_picks(context: dict[str, Any]) -> dict[str, Any]:
    viewing = viewing_of(context["request"])
    return {"picks": running_picks(viewing=viewing, now=timezone.now())}
