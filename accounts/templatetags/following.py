"""`{% follow_button "project" project.pk %}`: one statement, for members alone."""

from __future__ import annotations

from typing import Any

from django import template
from django.contrib.contenttypes.models import ContentType

from accounts.models import Follow

register = template.Library()
MODELS = {
    "person": ("accounts", "user"),
    "project": ("projects", "project"),
    "work": ("contributions", "thread"),
}


@register.inclusion_tag("accounts/_follow.html", takes_context=True)
def follow_button(
    context: dict[str, Any], kind: str, pk: int, target: int = 0, label: str = ""
) -> dict[str, Any]:
    """`target` is what is followed when it is another row than the page's: a work's thread."""
    request = context["request"]
    found = (
        request.user.is_authenticated
        and Follow.objects.filter(
            user=request.user,
            target_type=ContentType.objects.get_by_natural_key(*MODELS[kind]),
            target_id=target or pk,
        ).exists()
    )
    own = {"kind": kind, "id": pk, "is_followed": found, "label": label}
    return own | {"request": request, "csrf_token": context.get("csrf_token")}
