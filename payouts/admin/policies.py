"""The rules that each production's money follows for ever, in percents and words."""

from __future__ import annotations

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.admin import ReadOnlyAdmin
from payouts.models import Policy
from payouts.templatetags.money import points


@admin.register(Policy)
class PolicyAdmin(ReadOnlyAdmin):
    list_display = ["production", "company", "upstream", "frozen_at"]
    list_select_related = ["production"]
    fieldsets = (
        (None, {"fields": ["production", "company", "upstream", "counts", "help", "frozen_at"]}),
        (
            gettext_lazy("Technical details"),
            {"fields": ["engine", "terms_in_force"], "classes": ["collapse"]},
        ),
    )
    readonly_fields = ["company", "upstream", "counts", "help", "terms_in_force"]

    @admin.display(description=gettext_lazy("To the company"), ordering="company_bp")
    def company(self, row: Policy) -> str:
        return points(row.company_bp)

    @admin.display(description=gettext_lazy("Passed on to sources"), ordering="upstream_bp")
    def upstream(self, row: Policy) -> str:
        return points(row.upstream_bp)

    @admin.display(description=gettext_lazy("How much a source counts"))
    def counts(self, row: Policy) -> str:
        return ", ".join(f"{name} {weight}" for name, weight in row.weights)

    @admin.display(description=gettext_lazy("In words"))
    def help(self, _row: Policy) -> SafeString:
        url, words = reverse("help_split"), _("How a split is computed")
        return format_html('<a href="{}">{}</a>', url, words)

    @admin.display(description=gettext_lazy("Terms in force"))
    def terms_in_force(self, row: Policy) -> SafeString:
        return format_html('<a href="{}">{}</a>', row.terms_url, row.terms)
