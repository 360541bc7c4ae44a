"""Who of finance opened what was paid to, or taken from, one person: they read that it was."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.http import HttpRequest, HttpResponse

from accounts.admin import ReadOnlyAdmin
from accounts.models import User
from accounts.services import audit


def opened(request: HttpRequest, found: Model) -> None:
    """No reason is asked: lists and batches are finance's daily work."""
    if isinstance(request.user, User):
        action = f"{found._meta.verbose_name} opened by finance"
        audit.record(actor=request.user, action=action, target=found)


class KeptOpenings(ReadOnlyAdmin):
    """Each look at the page of one row is written down."""

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        shown = super().change_view(request, object_id, form_url, extra_context)
        found = self.get_object(request, object_id) if shown.status_code == 200 else None
        if found is not None:
            opened(request, found)
        return shown
