"""Rows that are looked at below what they belong to; the site's pages write them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest


class Rows(admin.TabularInline[Any, Any]):
    extra = 0
    can_delete = False
    related: tuple[str, ...] = ("by",)
    """What the names of the rows are read from, with the rows."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related(*self.related)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
