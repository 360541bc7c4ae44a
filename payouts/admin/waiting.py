"""Filters that the queues of the dashboard lead to."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from payouts.queries.guardians import unchecked
from payouts.queries.standing import WAYS


class WaitsFilter(admin.SimpleListFilter):
    title = gettext_lazy("what it waits for")
    parameter_name = "waits"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            ("over", _("a second person, its windows are over")),
            ("unbooked", _("being booked")),
            ("failed", _("somebody to look: a step failed")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        way = WAYS.get(self.value() or "")
        return queryset.filter(pk__in=way().values("pk")) if way else queryset


class CheckFilter(admin.SimpleListFilter):
    title = gettext_lazy("guardian")
    parameter_name = "guardian"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("unchecked", _("waits for a check"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        wanted = self.value() == "unchecked"
        return queryset.filter(pk__in=unchecked().values("pk")) if wanted else queryset
