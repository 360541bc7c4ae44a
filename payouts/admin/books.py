"""The books to read: from accounts to their postings to the entries they belong to."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from accounts.admin import ReadOnlyAdmin
from hitrecord.foundation.currency import format_minor
from payouts.admin.entries import OfFilter, thing_of
from payouts.models.books import Account, Entry, Posting


@admin.register(Account)
class AccountAdmin(ReadOnlyAdmin):
    """Whose an account is and how much is on it stand side by side on one page alone, where looking
    is written down (payouts.admin.looking)."""

    list_display = ["code", "kind", "held", "lines"]
    list_filter = ["kind", "currency"]
    search_fields = ["code"]
    fields = ["code", "kind", "currency", "no_overdraft", "held", "lines"]
    readonly_fields = ["held", "lines"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("balance")

    @admin.display(description=_("Balance (credits − debits)"))
    def held(self, account: Account) -> str | SafeString:
        if account.payee_id:
            url = reverse("admin:payouts_payee_earnings", args=[account.payee_id])
            return format_html('<a href="{}">{}</a>', url, _("Look at it, with a reason"))
        return format_minor(account.balance.held, account.currency)

    @admin.display(description=_("Postings"))
    def lines(self, account: Account) -> str | SafeString:
        if account.payee_id:
            return ""
        url = reverse("admin:payouts_posting_changelist")
        query = f"?account__id__exact={account.pk}"
        return format_html('<a href="{}{}">{}</a>', url, query, _("All postings"))


class PostingInline(admin.TabularInline[Posting, Entry]):
    model = Posting
    fields = ["account", "debit", "credit"]
    readonly_fields = ["account", "debit", "credit"]
    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description=_("Debit"))
    def debit(self, line: Posting) -> str:
        return format_minor(line.amount, line.currency) if line.amount > 0 else ""

    @admin.display(description=_("Credit"))
    def credit(self, line: Posting) -> str:
        return format_minor(-line.amount, line.currency) if line.amount < 0 else ""


@admin.register(Entry)
class EntryAdmin(ReadOnlyAdmin):
    list_display = ["key", "kind", "memo", "thing", "actor", "created_at"]
    list_filter = [OfFilter, "kind"]
    list_select_related = ["actor"]
    fields = ["key", "kind", "thing", "memo", "reverses", "actor", "created_at"]
    readonly_fields = ["thing", "created_at"]
    search_fields = ["key", "memo"]
    date_hierarchy = "created_at"
    inlines = [PostingInline]

    @admin.display(description=_("What it books"))
    def thing(self, entry: Entry) -> str | SafeString:
        return thing_of(entry)


@admin.register(Posting)
class PostingAdmin(ReadOnlyAdmin):
    """Without the accounts of payees, whose lines are read with their earnings."""

    list_display = ["id", "account", "signed", "entry_link", "at"]
    list_filter = ["currency", "account__kind"]
    list_select_related = ["account", "entry"]
    search_fields = ["account__code", "entry__key"]
    fields = ["entry_link", "account", "signed", "at"]
    readonly_fields = ["signed", "entry_link", "at"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).filter(account__payee=None)

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:
        return lookup == "account__id__exact" or super().lookup_allowed(lookup, value, request)

    @admin.display(description=_("+ debit, − credit"))
    def signed(self, line: Posting) -> str:
        return format_minor(line.amount, line.currency)

    @admin.display(description=_("Entry"))
    def entry_link(self, line: Posting) -> SafeString:
        url = reverse("admin:payouts_entry_change", args=[line.entry_id])
        return format_html('<a href="{}">{}</a>', url, line.entry.key)

    @admin.display(description=_("When"))
    def at(self, line: Posting) -> Any:
        return line.entry.created_at
