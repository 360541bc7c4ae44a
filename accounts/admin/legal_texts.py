"""Terms, privacy, contact and imprint: every version is to be read, a new one is published."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.admin.people import ReadOnlyAdmin
from accounts.admin.refusals import SaysWhyNot
from accounts.models import LegalText, User
from accounts.services.legal_texts import publish_legal_text
from hitrecord.foundation.fields import LineField, TextField


class LegalTextForm(forms.ModelForm[LegalText]):
    class Meta:
        model = LegalText
        fields = ["page", "text", "changes"]
        field_classes = {"text": TextField, "changes": LineField}
        widgets = {"text": forms.Textarea(attrs={"rows": 24, "cols": 100})}

    def clean(self) -> dict[str, Any]:
        """The same words again are no new version."""
        said = super().clean() or {}
        newest = LegalText.objects.filter(page=said.get("page", "")).first()
        if newest and newest.text.strip() == said.get("text", "").strip():
            raise ValidationError({"text": _("This says the same as the version before.")})
        return said


@admin.register(LegalText)
class LegalTextAdmin(SaysWhyNot, ReadOnlyAdmin):
    list_display = ["page", "number", "changes", "published_at", "published_by"]
    list_filter = ["page"]
    list_select_related = ["published_by"]
    form = LegalTextForm

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("accounts.add_legaltext")

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Begin with the words that hold now: …/add/?page=imprint."""
        asked = super().get_changeform_initial_data(request)
        newest = LegalText.objects.filter(page=str(asked.get("page", ""))).first()
        return {"text": newest.text, **asked} if newest else {**asked}

    def save_model(
        self, request: HttpRequest, obj: LegalText, form: forms.Form, change: bool
    ) -> None:
        made = publish_legal_text(
            **form.cleaned_data, by=cast(User, request.user), now=timezone.now()
        )
        obj.pk, obj.number = made.pk, made.number
