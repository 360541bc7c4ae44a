"""The list behind each number of the dashboard: the very rows that were counted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from hitrecord.queries.queues import KINDS, QUEUE, Kind


class QueueFilter(admin.SimpleListFilter):
    title = _("what waits")
    parameter_name = QUEUE

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(key, str(kind.label)) for key, kind in _queues(model_admin.model)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        kind = dict(_queues(queryset.model)).get(self.value() or "")
        if kind is None:
            return queryset
        rows = kind.rows_for(cast("User", request.user))
        return queryset.filter(pk__in=rows.order_by().values("pk"))


def filter_queues(site: admin.AdminSite) -> None:
    """Once all lists are known: those that have no filter of their own for what waits get one."""
    for model, known in site._registry.items():
        if any(_queues(model)):
            filters = [QueueFilter, *known.list_filter]
            known.list_filter = filters  # type: ignore[misc]


def _queues(model: Any) -> Iterator[tuple[str, Kind]]:
    """By what stands in the address."""
    for kind in KINDS:
        name, _is, key = kind.where.partition("=")
        if kind.model == model._meta.label_lower and name == QUEUE:
            yield key, kind
