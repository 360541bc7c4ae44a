from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest

from accounts.admin.audited import AuditedAdmin
from projects.models import Call, Submission


@admin.register(Call)
class CallAdmin(AuditedAdmin):
    list_display = ["id", "title", "project", "skill", "reward", "deadline", "closed_at"]
    list_filter = ["reward", "skill"]
    list_select_related = ["project", "skill"]
    search_fields = ["title", "brief", "project__title"]
    fields = ["project", "title", "brief", "skill", "deadline", "reward", "amount", "currency"]
    readonly_fields = ["project", "reward", "amount", "currency"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Call | None = None) -> bool:
        return False


@admin.register(Submission)
class SubmissionAdmin(admin.ModelAdmin[Submission]):
    """To look at: the leads decide, at their desk."""

    list_display = ["version", "project", "call", "submitted_by", "submitted_at", "decision"]
    list_filter = ["decision", "project"]
    list_select_related = ["version__contribution", "project", "call", "submitted_by"]
    search_fields = ["version__contribution__title", "project__title"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Submission | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Submission | None = None) -> bool:
        return False
