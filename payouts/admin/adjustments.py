"""What no other record books: put down, confirmed by somebody else right after their password."""

from __future__ import annotations

from typing import Any

from allauth.account.decorators import reauthentication_required
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.admin.guarded import Guarded, guarded
from accounts.models import User
from hitrecord.foundation.clock import database_now
from hitrecord.foundation.currency import format_minor
from payouts.admin.evidence import evidence_of, link_to_evidence
from payouts.admin.typed import TypedAdmin
from payouts.forms.adjustments import AdjustmentForm
from payouts.models import Adjustment
from payouts.services import adjustments

STEPS = {
    "confirm": gettext_lazy("Confirm and book it"),
    "drop": gettext_lazy("Drop it"),
    "reverse": gettext_lazy("Put down its reversal"),
}


class OpenFilter(admin.SimpleListFilter):
    title = gettext_lazy("waits for a second person")
    parameter_name = "open"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", _("Yes"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        waiting = Adjustment.objects.open().values("pk")
        return queryset.filter(pk__in=waiting) if self.value() == "yes" else queryset


@admin.register(Adjustment)
class AdjustmentAdmin(TypedAdmin):
    list_display = ["made_at", "what", "shown", "reason", "made_by", "state", "steps"]
    list_filter = [OpenFilter, "currency"]
    list_select_related = ["production", "made_by", "confirmed_by"]
    typed = AdjustmentForm
    heading = gettext_lazy("Book something by hand")
    opening = gettext_lazy(
        "For money of the company or of the community pool that no sale, cost or payout books."
        " It counts after a second person has confirmed it."
    )

    def do(self, by: User, told: dict[str, Any]) -> str:
        adjustments.put_down(adjustment=told["adjustment"], by=by, now=database_now())
        return _("Put down. Somebody else has to confirm it.")

    def get_urls(self) -> list[URLPattern]:
        asked = reauthentication_required(allow_get=False)(self.step_view)
        view = self.admin_site.admin_view
        return [
            path(
                "<int:pk>/evidence/", view(self.evidence_view), name="payouts_adjustment_evidence"
            ),
            path("<int:pk>/said/<slug:step>/", view(asked), name="payouts_adjustment_step"),
            *super().get_urls(),
        ]

    def evidence_view(self, request: HttpRequest, pk: int) -> FileResponse:
        row = self.get_object(request, str(pk))
        if row is None or not row.evidence or not self.has_view_permission(request, row):
            raise Http404
        return evidence_of(row)

    def step_view(self, request: HttpRequest, pk: int, step: str) -> HttpResponse:
        found, by = self.get_object(request, str(pk)), request.user
        if found is None or step not in STEPS:
            raise Http404
        if not isinstance(by, User) or not by.has_perm("payouts.change_adjustment"):
            raise PermissionDenied
        refusals = {
            "confirm": lambda: adjustments.why_not_confirm(found, by),
            "drop": lambda: adjustments.why_not_drop(found),
            "reverse": lambda: adjustments.why_not_reverse(found),
        }
        do = getattr(adjustments, step)
        action = Guarded(
            title=str(found),
            verb=str(STEPS[step]),
            done=_("Done."),
            act=lambda why: do(adjustment=found, by=by, reason=why, now=database_now()),
            preview=[
                (_("What"), self.what(found)),
                (_("Amount"), self.shown(found)),
                (_("Put down by"), str(found.made_by)),
                (_("Reason"), found.reason),
                (_("Evidence"), self.evidence_link(found)),
            ],
            refusal=refusals[step](),
        )
        return guarded(self, request, action, reverse("admin:payouts_adjustment_changelist"))

    @admin.display(description=gettext_lazy("What"))
    def what(self, found: Adjustment) -> str:
        kind = str(found.get_kind_display())
        if found.production:
            return f"{kind}: {found.production}"
        return _("Reversed: %(what)s") % {"what": kind} if found.reverses_id else kind

    def evidence_link(self, found: Adjustment) -> str:
        return link_to_evidence(found)

    @admin.display(description=gettext_lazy("Amount"))
    def shown(self, found: Adjustment) -> str:
        return format_minor(-found.amount if found.reverses_id else found.amount, found.currency)

    @admin.display(description=gettext_lazy("State"))
    def state(self, found: Adjustment) -> str:
        if found.dropped_at:
            return _("dropped")
        if found.confirmed_at:
            return _("booked, confirmed by %(name)s") % {"name": found.confirmed_by}
        return _("waits for a second person")

    @admin.display(description=gettext_lazy("Next step"))
    def steps(self, found: Adjustment) -> str | SafeString:
        if found.dropped_at or (found.confirmed_at and found.reverses_id):
            return ""
        names = ["reverse"] if found.confirmed_at else ["confirm", "drop"]
        links = [
            (reverse("admin:payouts_adjustment_step", args=[found.pk, one]), STEPS[one])
            for one in names
        ]
        return format_html_join(" · ", '<a href="{}">{}</a>', links)
