"""`{% follow_button "project" project.pk %}`: one statement, for members alone, and
none where it is `known` whether they follow it."""

from __future__ import annotations

from typing import Any, Final

from django import template
from django.contrib.contenttypes.models import ContentType

from accounts.models import Follow
from hitrecord.foundation.once import Once

register = template.Library()
MODELS = {
    "person": ("accounts", "user"),
    "project": ("projects", "project"),
    "talk": ("contributions", "thread"),
}


@register.inclusion_tag("accounts/_follow.html", takes_context=True)
def follow_button(
    context: dict[str, Any], kind: str, pk: int, label: str = "", known: bool | None = None
) -> dict[str, Any]:
    request = context["request"]
    found = known
    if known is None:
        found = request.user.is_authenticated and _follows(request.user, kind, pk)
    own = {"kind": kind, "id": pk, "is_followed": found, "label": label}
    around = {name: context.get(name) for name in ("page_address", "csrf_token")}
    return own | {"request": request} | around


def _follows(user: Any, kind: str, pk: int) -> bool:
    target = ContentType.objects.get_by_natural_key(*MODELS[kind])
    return bool(_FOLLOWS(user=user.pk, kind=target.pk, pk=pk))


def _rows(*, user: int, kind: int, pk: int) -> Any:
    rows = Follow.objects.filter(user=user, target_type_id=kind, target_id=pk)
    return rows.values_list("pk")


_FOLLOWS: Final = Once(_rows)
