"""Sales and costs: added, looked at, reversed. Never edited."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.admin.guarded import Guarded, guarded
from accounts.admin.refusals import SaysWhyNot
from accounts.admin.titled import Titled
from accounts.models import User
from hitrecord.foundation.currency import format_minor
from payouts.admin.evidence import evidence_of, link_to_evidence
from payouts.forms.records import CostForm, SaleForm
from payouts.models import Cost, Distribution, Pool, Sale
from payouts.queries.period import is_closed
from payouts.services import income


class RecordAdmin(Titled, SaysWhyNot):
    list_filter = ["currency", "production"]
    list_select_related = ["production", "reversed_by", "proposal"]
    date_hierarchy = "date"
    change_form_template = "admin/payouts/record.html"
    pool = Pool.PROFIT
    """In whose periods these rows are."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With the day on which what it belongs to was shared out, whichever revision it was."""
        handed = Distribution.objects.filter(proposal__thread=OuterRef("proposal__thread"))
        plain: QuerySet[Any] = super().get_queryset(request)
        dated: QuerySet[Any] = plain.annotate(shared_out=Subquery(handed.values("made_at")[:1]))
        return dated

    def title_of(self, row: Any) -> str:
        told = {"kind": row._meta.verbose_name, "what": row.what, "amount": self.amount_of(row)}
        return _("%(kind)s: %(what)s, %(amount)s") % told

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_urls(self) -> list[URLPattern]:
        name = self.model._meta.model_name
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/reverse/", view(self.reverse_view), name=f"payouts_{name}_reverse"),
            path("<int:pk>/evidence/", view(self.evidence_view), name=f"payouts_{name}_evidence"),
            *super().get_urls(),
        ]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not isinstance(request.user, User):
            raise PermissionDenied
        self.do_record(obj, request.user)
        if is_closed(obj.production_id, obj.currency, obj.date, self.pool):
            day = {"day": date_format(obj.date, _("j F Y"))}
            said = _(
                "The period of %(day)s is closed by a proposal, whose figures stay. This is in the"
                " open one, and counts with the next proposal."
            )
            messages.warning(request, said % day)

    def do_record(self, row: Any, by: User) -> None:
        raise NotImplementedError

    def evidence_view(self, request: HttpRequest, pk: int) -> FileResponse:
        row = self.get_object(request, str(pk))
        if row is None or not row.evidence or not self.has_view_permission(request, row):
            raise Http404
        return evidence_of(row)

    def reverse_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.get_object(request, str(pk))
        if row is None:
            raise Http404
        if not self.has_add_permission(request) or not isinstance(request.user, User):
            raise PermissionDenied
        by = request.user
        gone = row.reverses_id or hasattr(row, "reversed_by")
        return guarded(
            self,
            request,
            Guarded(
                title=_("Reverse: %(what)s") % {"what": row.what},
                verb=_("Reverse it"),
                done=_("It is reversed. Both rows stay in the books."),
                act=lambda reason: self.do_reverse(row, by, reason),
                preview=[
                    (_("Production"), str(row.production)),
                    (_("Now"), self.amount_of(row)),
                    (_("A mirror row is added"), self.amount_of(row, mirrored=True)),
                ],
                refusal=_("This is reversed already.") if gone else "",
                notes=_notes(row),
            ),
            reverse(f"admin:payouts_{self.model._meta.model_name}_changelist"),
        )

    def do_reverse(self, row: Any, by: User, reason: str) -> None:
        raise NotImplementedError

    def amount_of(self, row: Any, *, mirrored: bool = False) -> str:
        raw = row.gross if isinstance(row, Sale) else row.amount
        return format_minor(-raw if mirrored else raw, row.currency)

    @admin.display(description=gettext_lazy("Amount"))
    def amount_shown(self, row: Any) -> str:
        return self.amount_of(row)

    @admin.display(description=gettext_lazy("Evidence"))
    def evidence_link(self, row: Any) -> str:
        return link_to_evidence(row)

    @admin.display(description=gettext_lazy("State"))
    def state(self, row: Any) -> str:
        if row.reverses_id:
            return _("reversal: %(reason)s") % {"reason": row.reason}
        if hasattr(row, "reversed_by"):
            return _("reversed")
        if row.shared_out:
            day = date_format(localtime(row.shared_out), _("j F Y"))
            return _("shared out on %(day)s") % {"day": day}
        return _("in a proposal") if row.proposal_id else _("waits for a proposal")


def _notes(row: Any) -> list[str]:
    """What becomes of what was already shared, or is being shared."""
    proposal = row.proposal
    if proposal and proposal.opened_at and not row.shared_out:
        return [
            _(
                "It is in a proposal that is open, which goes on sharing it out as it was. The"
                " reversal counts against the next income."
            )
        ]
    return [_("If its profit was distributed, it counts against the next income.")]


@admin.register(Sale)
class SaleAdmin(RecordAdmin):
    list_display = ["what", "production", "buyer", "amount_shown", "date", "state"]
    search_fields = ["what", "buyer", "production__title"]
    form = SaleForm

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is None:
            return [
                *("production", "buyer", "what", "amount", "fees_text", "tax_text"),
                *("currency", "date", "evidence"),
            ]
        return [
            *("production", "buyer", "what", "amount_shown", "fees_shown", "tax_shown", "date"),
            *("evidence_link", "state", "recorded_by", "recorded_at"),
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.get_fields(request, obj) if obj else []

    def do_record(self, row: Sale, by: User) -> None:
        income.record_sale(sale=row, by=by)

    def do_reverse(self, row: Sale, by: User, reason: str) -> None:
        income.reverse_sale(sale=row, by=by, reason=reason)

    @admin.display(description=gettext_lazy("Fees"))
    def fees_shown(self, sale: Sale) -> str:
        return format_minor(sale.fees, sale.currency)

    @admin.display(description=gettext_lazy("Tax"))
    def tax_shown(self, sale: Sale) -> str:
        return format_minor(sale.tax, sale.currency)


@admin.register(Cost)
class CostAdmin(RecordAdmin):
    list_display = ["what", "production", "category", "amount_shown", "date", "state"]
    search_fields = ["what", "production__title"]
    form = CostForm

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is None:
            return [
                *("production", "category", "what", "amount_text"),
                *("currency", "date", "evidence"),
            ]
        return [
            *("production", "category", "what", "amount_shown", "date", "evidence_link"),
            *("state", "recorded_by", "recorded_at"),
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.get_fields(request, obj) if obj else []

    def do_record(self, row: Cost, by: User) -> None:
        income.record_cost(cost=row, by=by)

    def do_reverse(self, row: Cost, by: User, reason: str) -> None:
        income.reverse_cost(cost=row, by=by, reason=reason)
