from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet, Value
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.admin import ReadOnlyAdmin
from accounts.admin.titled import Titled
from hitrecord.foundation.currency import format_minor
from hitrecord.foundation.text import whole_number
from payouts.models import Computation, Distribution, Share
from payouts.queries import holdable


@admin.register(Distribution)
class DistributionAdmin(Titled, ReadOnlyAdmin):
    list_display = ["proposal", "made_by", "made_at"]
    list_select_related = ["proposal__production", "made_by"]

    def title_of(self, row: Distribution) -> str:
        return _("Shared out: %(what)s") % {"what": row.proposal.production}


@admin.register(Computation)
class ComputationAdmin(Titled, ReadOnlyAdmin):
    list_display = ["proposal", "state", "attempts", "due_at", "reason"]
    list_select_related = ["proposal__production"]
    fieldsets = (
        (None, {"fields": ["proposal", "state", "reason", "finished_at"]}),
        (
            gettext_lazy("Technical details"),
            {
                "fields": ["attempts", "due_at", "lease_until", "lease_token", "quarantined_at"],
                "classes": ["collapse"],
            },
        ),
    )
    readonly_fields = ["state"]

    def title_of(self, row: Computation) -> str:
        return _("How the shares were computed: %(what)s") % {"what": row.proposal.production}

    @admin.display(description=gettext_lazy("State"))
    def state(self, row: Computation) -> str:
        return str(row.state.label)


class ObjectionFilter(admin.SimpleListFilter):
    title = gettext_lazy("objection")
    parameter_name = "objection"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        asked = request.GET.get(self.parameter_name)
        return [(asked, _("the proposal it is about"))] if asked else []

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if not self.value():
            return queryset
        about = holdable.shares_about(whole_number(self.value() or ""))
        return queryset.filter(pk__in=about.values("pk"))


@admin.register(Share)
class ShareAdmin(ReadOnlyAdmin):
    """What can still be held, to choose from."""

    list_display = ["person", "proposal", "shown", "hold_link"]
    list_display_links = None
    change_list_template = "admin/payouts/holdable.html"
    list_filter = [ObjectionFilter]
    list_select_related = ["person", "proposal__production", "hold"]
    search_fields = ["person__credit_name", "proposal__production__title"]
    show_full_result_count = False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.has_perm("payouts.add_hold"))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        asked = request.GET.get(ObjectionFilter.parameter_name, "")
        marked: QuerySet[Any] = holdable.shares().annotate(objection=Value(asked))
        return marked

    @admin.display(description=gettext_lazy("Amount"), ordering="amount")
    def shown(self, share: Share) -> str:
        return format_minor(share.amount, share.proposal.currency)

    @admin.display(description=gettext_lazy("Hold"))
    def hold_link(self, share: Any) -> str | SafeString:
        hold = getattr(share, "hold", None)
        if hold and hold.amount >= share.amount:
            return _("held")
        query = {"share": share.pk} | ({"objection": share.objection} if share.objection else {})
        url = reverse("admin:payouts_hold_add", query=query)
        return format_html('<a href="{}">{}</a>', url, _("Hold this share"))
