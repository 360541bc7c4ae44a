"""`{% whereabouts work %}`: on a work's page, for its authors alone."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils import timezone

from contributions.models import Contribution
from projects.queries.for_work import whereabouts_of

register = template.Library()


@register.inclusion_tag("projects/_whereabouts.html", takes_context=True)
def whereabouts(context: dict[str, Any], work: Contribution) -> dict[str, Any]:
    viewer = context["request"].user
    return {"found": whereabouts_of(work, viewer=viewer, now=timezone.now()), "work": work}
