"""Every payout there ever was, with what became of it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hitrecord.foundation.currency import format_minor
from payouts.admin.opened import KeptOpenings
from payouts.models import Payout
from payouts.queries.unanswered import unanswered


class AnswerFilter(admin.SimpleListFilter):
    title = gettext_lazy("answer of the service")
    parameter_name = "answer"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("late", _("no answer for days"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        late = self.value() == "late"
        return queryset.filter(pk__in=unanswered().values("pk")) if late else queryset


@admin.register(Payout)
class PayoutAdmin(KeptOpenings):
    list_display = ["reference", "payee", "shown", "state", "batch", "changed_at", "reason"]
    list_filter = [AnswerFilter, "state", "provider", "currency"]
    list_select_related = ["payee__person", "batch"]
    search_fields = ["reference", "payee__person__credit_name"]
    fields = ("reference", "payee", "destination", "shown", "state", "reason", "batch", "provider")
    readonly_fields = ("shown",)

    @admin.display(description=gettext_lazy("Amount"))
    def shown(self, payout: Payout) -> str:
        return format_minor(payout.amount, payout.currency)
