from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from accounts.models import User
from payouts.admin.records import RecordAdmin
from payouts.forms.records import BudgetForm
from payouts.models import Budget, Pool
from payouts.services import income


@admin.register(Budget)
class BudgetAdmin(RecordAdmin):
    list_display = ["date", "production", "what", "amount_shown", "state"]
    search_fields = ["what", "production__title"]
    form = BudgetForm
    pool = Pool.BUDGET

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is None:
            return ["production", "what", "amount_text", "currency", "date", "evidence"]
        return [
            *("production", "what", "amount_shown", "date", "evidence_link"),
            *("state", "recorded_by", "recorded_at"),
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.get_fields(request, obj) if obj else []

    def do_record(self, row: Budget, by: User) -> None:
        income.record_budget(budget=row, by=by)

    def do_reverse(self, row: Budget, by: User, reason: str) -> None:
        income.reverse_budget(budget=row, by=by, reason=reason)
