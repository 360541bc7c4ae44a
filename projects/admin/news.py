from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.admin import ReadOnlyAdmin
from projects.admin.counted import counted, with_counts
from projects.admin.rows import Rows
from projects.models import FormerUpdate, Outside, Update


class FormerUpdates(Rows):
    """What it said before."""

    model = FormerUpdate
    fields = ("at", "by", "title", "text")


@admin.register(Update)
class UpdateAdmin(ReadOnlyAdmin):
    """News of a project, and how often they were changed."""

    list_display = ["title", "project", "author", "at", "edited_at", "changes"]
    list_select_related = ["project", "author"]
    search_fields = ["title", "text", "project__title", "author__handle"]
    date_hierarchy = "at"
    inlines = [FormerUpdates]
    changes = counted("changes", _("Changes"))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return with_counts(super().get_queryset(request), changes=Count("former"))

    def view_on_site(self, update: Update) -> str:
        return update.project.get_absolute_url()


@admin.register(Outside)
class OutsideAdmin(ReadOnlyAdmin):
    """What is said to have been made outside, and whether its influence is credited."""

    list_display = ["what", "project", "declared_by", "declared_at", "answered_at"]
    list_filter = [("answered_at", admin.EmptyFieldListFilter)]
    list_select_related = ["project", "declared_by"]
    search_fields = ["what", "project__title", "declared_by__handle"]

    def view_on_site(self, outside: Outside) -> str:
        return outside.project.get_absolute_url()
