from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest

from accounts.admin.audited import AuditedAdmin
from projects.models import Lead, PhaseChange, Project


class LeadInline(admin.TabularInline[Lead, Project]):
    """To look at: nobody leads without having said yes, and somebody always does."""

    model = Lead
    extra = 0
    can_delete = False
    fields = ("user", "since")
    readonly_fields = ("user", "since")

    def has_add_permission(self, request: HttpRequest, obj: Project | None = None) -> bool:
        return False


class PhaseChangeInline(admin.TabularInline[PhaseChange, Project]):
    """The history: written by moving the project, never by hand."""

    model = PhaseChange
    extra = 0
    can_delete = False
    fields = ("at", "phase", "by", "reason")
    readonly_fields = ("at", "phase", "by", "reason")

    def has_add_permission(self, request: HttpRequest, obj: Project | None = None) -> bool:
        return False


@admin.register(Project)
class ProjectAdmin(AuditedAdmin):
    """Projects are started on the site; the staff corrects words and looks."""

    list_display = ["title", "phase", "started_by", "started_at"]
    list_filter = ["phase"]
    list_select_related = ["started_by"]
    search_fields = ["title", "slug", "pitch"]
    fields = ["title", "slug", "pitch", "phase", "started_by", "started_at"]
    readonly_fields = ["slug", "phase", "started_by", "started_at"]
    inlines = [LeadInline, PhaseChangeInline]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Project | None = None) -> bool:
        return False
