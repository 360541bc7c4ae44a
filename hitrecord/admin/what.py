"""What sort of thing a case is about, in people's words."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from contributions.models import Case
from hitrecord.moderation.kinds import KINDS

NAMES = {
    "work": _("a work"),
    "comment": _("a comment"),
    "album": _("an album"),
    "draft": _("a draft"),
    "person": _("a member’s profile"),
    "project": _("a project"),
    "call": _("a call"),
    "update": _("a project’s update"),
    "objection": _("an objection"),
    "answer": _("an answer to an objection"),
    "recommendation": _("a recommendation"),
}
_WORDS = {kind.model._meta.label_lower: word for word, kind in KINDS.items()}


@admin.display(description=_("What"), ordering="target_type")
def what(_admin: Any, case: Case) -> str:
    kind = case.target_type
    return str(NAMES[_WORDS[f"{kind.app_label}.{kind.model}"]])


class WhatFilter(admin.SimpleListFilter):
    title = _("what it is about")
    parameter_name = "what"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(NAMES.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        kind = KINDS.get(self.value() or "")
        if kind is None:
            return queryset
        app, model = kind.model._meta.label_lower.split(".")
        return queryset.filter(target_type__app_label=app, target_type__model=model)
