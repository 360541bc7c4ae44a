"""`{% picked work %}` beside a work."""

from __future__ import annotations

from typing import Any

from django import template

from contributions.queries.picks import pick_of

register = template.Library()


@register.inclusion_tag("contributions/_picked.html")
def picked(work: Any) -> dict[str, Any]:
    return {"pick": pick_of(work)}
