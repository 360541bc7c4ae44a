"""What the staff changes by hand is written down like what they do by a button."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from accounts.models import User
from accounts.services import audit
from hitrecord.foundation.fields import IN_FORMS_OF_ROWS


class AuditedAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Django's own log belongs to the admin and may be emptied; the audit is ours and stays."""

    formfield_overrides = IN_FORMS_OF_ROWS

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> LogEntry:
        self._record(request, "added", obj, message)
        return super().log_addition(request, obj, message)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> LogEntry:
        self._record(request, "changed", obj, message)
        return super().log_change(request, obj, message)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        self._record(request, "deleted", obj, str(obj))
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        for obj in queryset:
            self._record(request, "deleted", obj, str(obj))
        super().delete_queryset(request, queryset)

    def _record(self, request: HttpRequest, verb: str, obj: Model, message: Any) -> None:
        if isinstance(request.user, User):
            audit.record(
                actor=request.user,
                action=f"{obj._meta.verbose_name} {verb}",
                target=obj,
                detail={"what": message},
            )
