"""A page before anything happens to money: what would happen, why not, and a reason to give."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=280,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
        help_text=_("It is kept in the audit log for ever."),
        error_messages={"required": _("Say why. The reason is kept in the audit log.")},
    )


@dataclass
class Guarded:
    """One action on one object. `refusal` is the sentence in its way; `act` gets the reason."""

    title: str
    verb: str
    done: str | Promise
    act: Callable[[str], object]
    preview: Sequence[tuple[str, str]] = ()
    refusal: str = ""
    notes: Sequence[str] = field(default_factory=list)


def guarded(
    model_admin: admin.ModelAdmin[Any], request: HttpRequest, action: Guarded, back: str
) -> HttpResponse:
    """Show what would happen; do it on a POST with a reason; say in a sentence why not."""
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and not action.refusal and form.is_valid():
        try:
            action.act(form.cleaned_data["reason"])
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, str(action.done))
            return redirect(back)
    context = model_admin.admin_site.each_context(request) | {
        "opts": model_admin.model._meta,
        "title": action.title,
        "action": action,
        "form": form,
        "back": back,
    }
    return TemplateResponse(request, "admin/payouts/guarded.html", context)
