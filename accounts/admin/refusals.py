"""What a service refuses while the row is saved is said in the form, and nothing typed is lost."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest

from hitrecord.foundation.fields import IN_FORMS_OF_ROWS


class SaysWhyNot(admin.ModelAdmin):  # type: ignore[type-arg]
    """The form has looked before, but somebody else may have been faster since: the service that
    holds the row decides, and its sentence stands where the form's own would."""

    formfield_overrides = IN_FORMS_OF_ROWS

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        try:
            with transaction.atomic():
                return super().changeform_view(request, object_id, form_url, extra_context)
        except ValidationError as refused:
            request.refused = refused  # type: ignore[attr-defined]
            for _name, uploads in request.FILES.lists():
                for uploaded in uploads:
                    uploaded.seek(0)
            return super().changeform_view(request, object_id, form_url, extra_context)

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form: Any = super().get_form(request, obj, change, **kwargs)
        refused = getattr(request, "refused", None)
        return _refusing(form, refused) if refused else form


def _refusing(form: Any, refused: ValidationError) -> Any:
    class Refusing(form):
        def full_clean(self) -> None:
            super().full_clean()
            if self.is_bound:
                self.add_error(None, _said_of(self, refused))

    return Refusing


def _said_of(form: Any, refused: ValidationError) -> ValidationError:
    """By field where the form has all the fields that it speaks of."""
    by_field = getattr(refused, "error_dict", None)
    if by_field is None or set(by_field) <= set(form.fields):
        return refused
    return ValidationError(refused.messages)
