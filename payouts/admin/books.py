"""The books to read: from accounts to their postings to the entries they belong to."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import OuterRef, QuerySet, Subquery, Sum
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.admin import ReadOnlyAdmin
from hitrecord.foundation.currency import format_minor
from payouts.admin.entries import OfFilter, thing_of
from payouts.admin.lines import account_link, hidden_lines
from payouts.models.books import Account, Entry, Posting
from payouts.queries.account_names import with_production
from payouts.queries.hidden import peoples_lines


@admin.register(Account)
class AccountAdmin(ReadOnlyAdmin):
    """Whose an account is and how much is on it stand side by side on one page alone, where looking
    is written down (payouts.admin.looking)."""

    list_display = ["named", "held", "kind", "lines", "code"]
    list_filter = ["kind", "currency"]
    search_fields = ["code"]
    ordering = ["id"]
    fields = ["kind", "currency", "held", "never_below", "lines", "code"]
    readonly_fields = ["held", "lines", "never_below"]
    change_list_template = "admin/payouts/accounts.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return with_production(super().get_queryset(request).select_related("balance"))

    @admin.display(description=_("Account"), ordering="id")
    def named(self, account: Account) -> str:
        return str(account)

    @admin.display(description=_("Balance"))
    def held(self, account: Account) -> str | SafeString:
        if account.payee_id:
            url = reverse("admin:payouts_payee_earnings", args=[account.payee_id])
            return format_html('<a href="{}">{}</a>', url, _("Hidden. See it with a reason"))
        account.balance.account = account
        return account.balance.told

    @admin.display(description=_("Can it go below zero?"))
    def never_below(self, account: Account) -> str:
        return str(_("No") if account.no_overdraft else _("Yes"))

    @admin.display(description=_("Lines"))
    def lines(self, account: Account) -> str | SafeString:
        if account.payee_id:
            return ""
        url = reverse("admin:payouts_posting_changelist")
        query = f"?account__id__exact={account.pk}"
        return format_html('<a href="{}{}">{}</a>', url, query, _("All its lines"))


class PostingInline(admin.TabularInline[Posting, Entry]):
    model = Posting
    fields = ["named", "debit", "credit"]
    readonly_fields = ["named", "debit", "credit"]
    extra = 0
    can_delete = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """The lines of people are told as one sum."""
        rows = super().get_queryset(request).filter(account__payee=None)
        return with_production(rows.select_related("account"), "account")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description=_("Account"))
    def named(self, line: Posting) -> SafeString:
        return account_link(line)

    @admin.display(description=_("Debit"))
    def debit(self, line: Posting) -> str:
        return format_minor(line.amount, line.currency) if line.amount > 0 else ""

    @admin.display(description=pgettext_lazy("bookkeeping", "Credit"))
    def credit(self, line: Posting) -> str:
        return format_minor(-line.amount, line.currency) if line.amount < 0 else ""


@admin.register(Entry)
class EntryAdmin(ReadOnlyAdmin):
    list_display = ["named", "thing", "amount", "actor", "created_at", "key"]
    list_filter = [OfFilter, "kind"]
    list_select_related = ["actor"]
    fieldsets = (
        (None, {"fields": ["memo", "thing", "reverses", "actor", "created_at", "people"]}),
        (
            _("Technical details"),
            {"fields": ["key", "kind", "fingerprint"], "classes": ["collapse"]},
        ),
    )
    readonly_fields = ["thing", "created_at", "people"]
    search_fields = ["key", "memo"]
    date_hierarchy = "created_at"
    inlines = [PostingInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        debits = Posting.objects.filter(entry=OuterRef("pk"), amount__gt=0).order_by()
        sums = debits.values("entry", "currency").annotate(sum=Sum("amount"))
        rows: QuerySet[Any] = super().get_queryset(request)
        told: QuerySet[Any] = rows.annotate(
            moved=Subquery(sums.values("sum")[:1]), currency=Subquery(sums.values("currency")[:1])
        )
        return told

    @admin.display(description=_("Amount"))
    def amount(self, entry: Any) -> str:
        return format_minor(entry.moved or 0, entry.currency or "USD")

    @admin.display(description=_("Entry"), ordering="id")
    def named(self, entry: Entry) -> str:
        return str(entry)

    @admin.display(description=_("What it books"))
    def thing(self, entry: Entry) -> str | SafeString:
        return thing_of(entry)

    @admin.display(description=_("Lines of people"))
    def people(self, entry: Entry) -> str | SafeString:
        return hidden_lines(peoples_lines([entry.pk]).get(entry.pk, []))
