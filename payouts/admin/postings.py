"""The lines of the books, so that each entry adds up: those of people stand as one sum."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from accounts.admin import ReadOnlyAdmin
from payouts.admin.lines import account_link, hidden_lines
from payouts.models.account_names import account_name
from payouts.models.books import Posting
from payouts.queries.account_names import with_production
from payouts.queries.hidden import peoples_lines
from payouts.templatetags.money import signed


class PostingList(ChangeList):
    def get_results(self, request: HttpRequest) -> None:
        """So that an entry adds up, its first line here says what else belongs to it."""
        super().get_results(request)
        self.result_list = listed = list(self.result_list)
        left = peoples_lines({one.entry_id for one in listed})
        for one in listed:
            one.besides = left.pop(one.entry_id, [])


@admin.register(Posting)
class PostingAdmin(ReadOnlyAdmin):
    """Without the accounts of payees, whose lines are read with their earnings."""

    list_display = ["named", "signed", "entry_link", "besides", "at"]
    list_filter = ["currency", "account__kind"]
    search_fields = ["account__code", "entry__key", "entry__memo"]
    fields = ["account_link", "signed", "entry_link", "at"]
    readonly_fields = ["account_link", "signed", "entry_link", "at"]
    change_list_template = "admin/payouts/postings.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = super().get_queryset(request).filter(account__payee=None)
        return with_production(rows.select_related("account", "entry"), "account")

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return PostingList

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:
        return lookup == "account__id__exact" or super().lookup_allowed(lookup, value, request)

    @admin.display(description=_("Account"), ordering="id")
    def named(self, line: Any) -> str:
        return account_name(line.account.code, line.production_title)

    @admin.display(description=_("Account"))
    def account_link(self, line: Posting) -> SafeString:
        return account_link(line)

    @admin.display(description=_("+ debit, − credit"), ordering="amount")
    def signed(self, line: Posting) -> str:
        return signed(line.amount, line.currency)

    @admin.display(description=_("Entry"))
    def entry_link(self, line: Posting) -> SafeString:
        url = reverse("admin:payouts_entry_change", args=[line.entry_id])
        return format_html('<a href="{}">{}</a>', url, line.entry)

    @admin.display(description=_("Lines of people in it"))
    def besides(self, line: Any) -> str | SafeString:
        return hidden_lines(line.besides) if line.besides else ""

    @admin.display(description=_("When"), ordering="entry__created_at")
    def at(self, line: Posting) -> str:
        return date_format(localtime(line.entry.created_at), "j F Y, H:i")
