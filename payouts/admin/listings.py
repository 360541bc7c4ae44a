"""A provider's own lists: uploaded, compared with what we sent, and kept with what was found."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import User
from hitrecord.foundation.clock import database_now
from payouts.admin.typed import TypedAdmin
from payouts.forms.listings import ListingForm
from payouts.models import Disagreement, Listing
from payouts.services.listings import take_listing


class DisagreementInline(admin.TabularInline[Disagreement, Listing]):
    model = Disagreement
    fields = readonly_fields = ("kind", "reference", "sentence")
    extra = 0
    can_delete = False
    verbose_name_plural = gettext_lazy("What was found; payouts stand still until finance lifts it")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Listing)
class ListingAdmin(TypedAdmin):
    list_display = ["provider", "first_day", "last_day", "received_by", "received_at", "outcome"]
    list_select_related = ["received_by"]
    fields = ("provider", "first_day", "last_day", "received_by", "received_at", "outcome")
    readonly_fields = ("outcome",)
    inlines = (DisagreementInline,)
    typed = ListingForm
    heading = gettext_lazy("Compare with the payment service’s own list")
    opening = gettext_lazy(
        "Each payment on it is compared with ours. A difference stops all payouts until it is"
        " answered; nothing is paid by this."
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        plain: QuerySet[Any] = super().get_queryset(request)
        counted: QuerySet[Any] = plain.annotate(number=Count("found"))
        return counted

    def do(self, by: User, told: dict[str, Any]) -> str:
        days = {name: told[name] for name in ("first_day", "last_day")}
        take_listing(text=told["file"], by=by, now=database_now(), **days)
        return _("It is compared now. This list says what was found.")

    @admin.display(description=gettext_lazy("Outcome"))
    def outcome(self, listing: Any) -> str:
        if listing.quarantined_at:
            return str(listing.reason)
        if not listing.finished_at:
            return _("being compared")
        if not listing.number:
            return _("the same on both sides")
        said = ngettext("%(n)s payment differs", "%(n)s payments differ", listing.number)
        return said % {"n": listing.number}
