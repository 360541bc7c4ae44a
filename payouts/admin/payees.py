"""People who are paid without an account: put down with a name, and written to."""

from __future__ import annotations

from functools import partial
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.admin.rehearsal import show
from accounts.models import User
from hitrecord.foundation.clock import database_now
from payouts.admin.looking import earnings_view
from payouts.admin.typed import TypedAdmin
from payouts.admin.years import year_view
from payouts.forms.payees import GuestForm, LetterForm
from payouts.models import Letter, Payee
from payouts.services.letters import add_guest, invite, why_not_invite

show(
    Letter,
    lambda one: _("A letter with a link to claim goes to %(name)s") % {"name": one.payee.person},
)


@admin.register(Payee)
class PayeeAdmin(TypedAdmin):
    list_display = ["person", "account", "created_at", "earnings", "letter"]
    list_select_related = ["person__user", "claimed_by__user"]
    search_fields = ["person__credit_name", "person__key"]
    exclude = ["email"]
    change_list_template = "admin/payouts/payees.html"
    typed = GuestForm
    heading = gettext_lazy("Credit somebody who has no account")
    opening = gettext_lazy(
        "They can be credited, and what they earn waits for them until they claim it."
    )

    def do(self, by: User, told: dict[str, Any]) -> None:
        add_guest(by=by, now=database_now(), **told)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.letter_view)
        year = self.admin_site.admin_view(partial(year_view, self))
        looking = self.admin_site.admin_view(partial(earnings_view, self))
        return [
            path("<int:pk>/letter/", view, name="payouts_payee_letter"),
            path("<int:pk>/earnings/", looking, name="payouts_payee_earnings"),
            path("year-<int:year>.csv", year, name="payouts_payee_year"),
            *super().get_urls(),
        ]

    def letter_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        payee, by = self.get_object(request, str(pk)), request.user
        if payee is None:
            raise Http404
        if not isinstance(by, User) or not by.has_perm("payouts.change_payee"):
            raise PermissionDenied
        form = LetterForm(request.POST or None, initial={"email": payee.email})
        refusal = why_not_invite(payee, by)
        if not refusal and form.is_valid():
            return self._write(request, payee, by, form)
        context = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "title": _("Write to %(name)s") % {"name": payee.person},
            "form": form,
            "refusal": refusal,
            "letters": Letter.objects.filter(payee=payee).select_related("made_by", "claim__by"),
        }
        return TemplateResponse(request, "admin/payouts/letter.html", context)

    def _write(
        self, request: HttpRequest, payee: Payee, by: User, form: forms.Form
    ) -> HttpResponse:
        try:
            invite(payee=payee, email=form.cleaned_data["email"], by=by, now=database_now())
        except ValidationError as refused:
            messages.error(request, refused.messages[0])
        else:
            messages.success(request, _("A link is on its way."))
        return redirect("admin:payouts_payee_letter", payee.pk)

    @admin.display(description=gettext_lazy("Account"))
    def account(self, payee: Payee) -> str:
        found = payee.claimed_by or payee.person
        return str(found.user or "")

    @admin.display(description=gettext_lazy("Earnings"))
    def earnings(self, payee: Payee) -> SafeString:
        url = reverse("admin:payouts_payee_earnings", args=[payee.pk])
        return format_html('<a href="{}">{}</a>', url, _("Look at them"))

    @admin.display(description=gettext_lazy("Letter"))
    def letter(self, payee: Payee) -> str | SafeString:
        if self.account(payee):
            return ""
        url = reverse("admin:payouts_payee_letter", args=[payee.pk])
        return format_html('<a href="{}">{}</a>', url, _("Write to them"))
