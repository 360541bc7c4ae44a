"""A production in the admin: its pieces, and the two pages where it is built and released."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse

from accounts.admin.audited import AuditedAdmin
from accounts.models import User
from projects import cuesheet
from projects.admin import builder, release
from projects.forms.producible import project_field
from projects.models import Piece, Production
from projects.services.productions import begin


class PieceInline(admin.TabularInline[Piece, Production]):
    """To look at. The builder keeps the sheet: locked, and by nobody for their own work."""

    model = Piece
    extra = 0
    can_delete = False
    fields = ("position", "title", "points", "reason")
    readonly_fields = ("position", "title", "points", "reason")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Production)
class ProductionAdmin(AuditedAdmin):
    list_display = ["title", "project", "final", "released_at"]
    list_select_related = ["project", "final"]
    search_fields = ["title", "project__title"]
    prepopulated_fields = {"slug": ["title"]}
    fields = ["project", "title", "slug", "summary", "final", "released_at"]
    readonly_fields = ["final", "released_at"]
    inlines = [PieceInline]
    change_form_template = "admin/projects/production/change_form.html"

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return ["project", "slug", "final", "released_at"] if obj else ["final", "released_at"]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "project":
            return project_field()
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if not change and isinstance(request.user, User):
            begin(production=obj, by=request.user)

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        return {} if obj else {"slug": ["title"]}

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A released production stays: money and credit hang on it."""
        return super().has_delete_permission(request, obj) and not (obj and obj.released_at)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        production = self.get_object(request, object_id)
        more: dict[str, Any] = {}
        if production:
            sheet_at = reverse("admin:projects_production_build", args=[production.pk])
            more = {"warnings": cuesheet.warnings(production), "sheet_at": sheet_at}
        more |= {"show_save_and_add_another": False, **(extra_context or {})}
        return super().change_view(request, object_id, form_url, more)

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        own = [
            path(
                "<int:pk>/cue-sheet/",
                wrap(lambda request, pk: builder.build(self, request, pk)),
                name="projects_production_build",
            ),
            path(
                "<int:pk>/release/",
                wrap(lambda request, pk: release.release(self, request, pk)),
                name="projects_production_release",
            ),
        ]
        return own + super().get_urls()
