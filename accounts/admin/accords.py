"""The accord for staff: every version is to be read; a new one is looked at, then published."""

from __future__ import annotations

import hashlib
from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.admin.people import ReadOnlyAdmin
from accounts.models import Acceptance, Accord, User
from accounts.models.accord import TEXT_LENGTH
from accounts.services.accords import publish_accord
from hitrecord.foundation.fields import LineField, TextField
from hitrecord.foundation.prose import as_html


class AccordForm(forms.Form):
    title = LineField(label=gettext_lazy("Title"), max_length=140)
    text = TextField(
        label=gettext_lazy("Text"),
        max_length=TEXT_LENGTH,
        help_text=gettext_lazy("Markdown."),
        widget=forms.Textarea(attrs={"rows": 24, "cols": 100}),
    )
    changes = TextField(
        label=gettext_lazy("What changed"),
        max_length=2000,
        help_text=gettext_lazy("Everybody reads this before they accept the new version."),
        widget=forms.Textarea(attrs={"rows": 4, "cols": 100}),
    )

    @property
    def seal(self) -> str:
        """Of what was looked at: only that is published."""
        words = "\0".join(self.cleaned_data[name] for name in self.fields)
        return hashlib.sha256(words.encode()).hexdigest()


@admin.register(Accord)
class AccordAdmin(ReadOnlyAdmin):
    list_display = ["number", "title", "published_at", "published_by"]
    list_select_related = ["published_by"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("accounts.add_accord")

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Write, look at it, publish. Nobody edits an old one."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = AccordForm(request.POST or None, initial=_as_it_stands())
        seen = form.is_valid() and request.POST.get("seal") == form.seal
        if seen and "publish" in request.POST and self._published(request, form):
            return redirect("admin:accounts_accord_changelist")
        context = self.admin_site.each_context(request) | {
            "opts": self.model._meta,
            "title": _("Publish a new version of the accord"),
            "form": form,
            "preview": form.is_bound and form.is_valid(),
            "html": as_html(form.cleaned_data["text"]) if form.is_valid() else "",
        }
        return TemplateResponse(request, "admin/accounts/accord.html", context)

    def _published(self, request: HttpRequest, form: AccordForm) -> bool:
        by = cast(User, request.user)
        try:
            accord = publish_accord(**form.cleaned_data, by=by, now=timezone.now())
        except ValidationError as refused:
            form.add_error(None, refused.messages)
            return False
        messages.success(request, _("Version %s is in force.") % accord.number)
        return True


@admin.register(Acceptance)
class AcceptanceAdmin(ReadOnlyAdmin):
    list_display = ["user", "accord", "accepted_at"]
    list_select_related = ["user", "accord"]
    search_fields = ["user__email", "user__handle"]


def _as_it_stands() -> dict[str, str]:
    newest = Accord.objects.newest()
    return {"title": newest.title, "text": newest.text} if newest else {}
