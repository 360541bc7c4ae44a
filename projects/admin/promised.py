"""What was promised, as columns with the next step, and as filters of their queues."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hitrecord.foundation.numbers import money
from projects.models import Call, Submission


class PromiseFilter(admin.SimpleListFilter):
    title = gettext_lazy("promised amount")
    parameter_name = "promise"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("waits", _("waits for the staff’s word"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        waiting = Call.objects.unconfirmed().values("pk")
        return queryset.filter(pk__in=waiting) if self.value() == "waits" else queryset


class OwedFilter(admin.SimpleListFilter):
    title = gettext_lazy("promised amount")
    parameter_name = "promise"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("owed", _("not paid yet"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        owed = Submission.objects.owed().values("pk")
        return queryset.filter(pk__in=owed) if self.value() == "owed" else queryset


@admin.display(description=gettext_lazy("Promised amount"))
def promised(_admin: Any, call: Call) -> str:
    if call.amount is None:
        return ""
    amount = money(call.amount, call.currency)
    return _("%(amount)s, confirmed") % {"amount": amount} if call.is_guaranteed else amount


@admin.display(description=gettext_lazy("Promised amount"))
def promise(admin: Any, call: Call) -> str | SafeString:
    """With the answers to it, for roles that may give them."""
    amount = promised(admin, call)
    if call.amount is None or call.is_guaranteed:
        return amount
    said = [("confirm", _("Confirm"))]
    if not hasattr(call, "guarantee"):
        said.append(("decline", _("Do not confirm")))
    links = [
        (reverse("admin:projects_call_promise", args=[call.pk, to]), word) for to, word in said
    ]
    return format_html("{}: {}", amount, format_html_join(" · ", '<a href="{}">{}</a>', links))


@admin.display(description=gettext_lazy("Promised amount"))
def owed(_admin: Any, found: Submission) -> str | SafeString:
    call = found.call
    if call is None or call.amount is None or found.decision != "accepted":
        return ""
    word, label = (
        ("unpaid", _("paid; take it back"))
        if hasattr(found, "amount_paid")
        else ("paid", _("not paid yet"))
    )
    url = reverse("admin:projects_submission_amount", args=[found.pk, word])
    amount = money(call.amount, call.currency)
    return format_html('{}: <a href="{}">{}</a>', amount, url, label)
