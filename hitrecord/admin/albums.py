"""Albums for staff: to find and to look at. What is wrong with one is reported and decided."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.admin import ReadOnlyAdmin
from contributions.models import Album, AlbumCurator, AlbumItem
from projects.admin.counted import counted, with_counts
from projects.admin.rows import Rows


class Curators(Rows):
    model = AlbumCurator
    fields = ("user", "invited_by", "invited_at", "accepted_at")
    related = ("user", "invited_by")


class Items(Rows):
    model = AlbumItem
    fields = ("position", "contribution", "note", "added_by", "added_at", "removed_at")
    related = ("contribution", "added_by")


@admin.register(Album)
class AlbumAdmin(ReadOnlyAdmin):
    list_display = [
        "title",
        "made_by",
        "made_at",
        "public_since",
        "hidden_at",
        "deleted_at",
        "works",
        "curators",
    ]
    list_filter = [
        ("public_since", admin.EmptyFieldListFilter),
        ("hidden_at", admin.EmptyFieldListFilter),
    ]
    list_select_related = ["made_by"]
    search_fields = ["title", "text", "made_by__handle", "items__contribution__title"]
    date_hierarchy = "made_at"
    inlines = [Curators, Items]
    works = counted("works", _("Works"))
    curators = counted("curators", _("Curators"))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        hanging = Q(items__isnull=False, items__removed_at=None)
        agreed = Q(curators__accepted_at__isnull=False)
        return with_counts(
            super().get_queryset(request),
            works=Count("items", filter=hanging, distinct=True),
            curators=Count("curators", filter=agreed, distinct=True),
        )
