"""Rows that a service writes from a typed form, and nobody edits."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts.admin import ReadOnlyAdmin
from accounts.models import User


class TypedAdmin(ReadOnlyAdmin):
    """`typed` is the form; `do` calls the service, and its ValidationError is a sentence."""

    typed: type[forms.BaseForm]
    heading: str | Promise = ""
    opening: str | Promise = ""
    """What happens to whose money, in one sentence."""
    nothing: str | Promise = ""
    """Said instead of the form while there is nothing to choose in it."""

    def do(self, by: User, told: dict[str, Any]) -> str | Promise | None:
        """Gives what is said of it, when it is more than that it is recorded."""
        raise NotImplementedError

    def typed_form(self, request: HttpRequest) -> forms.BaseForm:
        return self.typed(request.POST or None, request.FILES or None)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(f"payouts.add_{self.opts.model_name}"))

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        if not self.has_add_permission(request) or not isinstance(request.user, User):
            raise PermissionDenied
        form = self.typed_form(request)
        if form.is_valid():
            try:
                done = self.do(request.user, form.cleaned_data)
            except ValidationError as refused:
                form.add_error(None, refused)
            else:
                messages.success(request, str(done or _("It is recorded.")))
                return redirect(f"admin:payouts_{self.opts.model_name}_changelist")
        context = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "title": self.heading or _("Add %(what)s") % {"what": self.opts.verbose_name},
            "opening": self.opening,
            "refusal": self.nothing if self.nothing and _is_without_choice(form) else "",
            "form": form,
        }
        context |= extra_context or {}
        return TemplateResponse(request, "admin/payouts/typed.html", context)


def _is_without_choice(form: forms.BaseForm) -> bool:
    return any(
        isinstance(one, forms.ModelChoiceField)
        and one.required
        and one.queryset is not None
        and not one.queryset.exists()
        for one in form.fields.values()
    )
