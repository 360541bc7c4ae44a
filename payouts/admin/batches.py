"""Paying out: made by one, approved by another right after their password."""

from __future__ import annotations

from typing import Any

from allauth.account.decorators import reauthentication_required
from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, QuerySet, Sum
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.admin import ReadOnlyAdmin
from accounts.admin.guarded import Guarded, guarded
from accounts.models import User
from hitrecord.foundation.clock import database_now
from hitrecord.foundation.currency import format_minor
from payouts import books
from payouts.admin.kept_back import said_kept_back
from payouts.admin.offer import grouped
from payouts.admin.payment_files import payment_file
from payouts.forms.batches import AnswerForm, BatchForm
from payouts.models import Batch, Payout
from payouts.providers import masspay
from payouts.queries.payability import Standing, standings
from payouts.services.answers import take_answer
from payouts.services.batches import approve, cancel, make_batch, why_not_approved
from payouts.withdrawal.reserving import STANDING_STILL, is_frozen


class PayoutInline(admin.TabularInline[Payout, Batch]):
    model = Payout
    fields = ["reference", "payee", "shown", "kept", "destination", "state", "reason"]
    readonly_fields = ["shown", "kept"]
    extra = 0
    can_delete = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Payout]:
        rows = super().get_queryset(request).select_related("payee__person", "destination")
        return rows.prefetch_related("kept_back__notice__work")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description=gettext_lazy("Amount"))
    def shown(self, payout: Payout) -> str:
        return format_minor(payout.amount, payout.currency)

    @admin.display(description=gettext_lazy("Kept back for a copyright notice"))
    def kept(self, payout: Payout) -> str:
        return said_kept_back(payout) or "—"


@admin.register(Batch)
class BatchAdmin(ReadOnlyAdmin):
    list_display = ["id", "made_at", "made_by", "people", "total", "provider", "approved_by", "how"]
    list_select_related = ["made_by", "approved_by"]
    fields = ["currency", "provider", "total", "made_by", "made_at", "approved_by", "approved_at"]
    fields += ["how", "released_at", "checked_at"]
    readonly_fields = ["total", "how", "released_at", "checked_at"]
    inlines = [PayoutInline]
    change_form_template = "admin/payouts/batch.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        plain: QuerySet[Any] = super().get_queryset(request)
        counted: QuerySet[Any] = plain.annotate(people=Count("payouts"), sum=Sum("payouts__amount"))
        return counted

    @admin.display(description=gettext_lazy("People"))
    def people(self, batch: Any) -> int:
        return int(batch.people)

    @admin.display(description=gettext_lazy("Total"))
    def total(self, batch: Any) -> str:
        return format_minor(batch.sum or 0, batch.currency)

    @admin.display(description=gettext_lazy("State"))
    def how(self, batch: Batch) -> str:
        if batch.cancelled_at:
            return _("cancelled")
        if not batch.approved_at:
            return _("waits for a second person")
        if batch.released_at:
            return _("approved")
        if is_frozen():
            return _("approved; it stands still until payouts may go on")
        return _("approved; the books are being checked before anything leaves")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("payouts.add_batch"))

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        asked = reauthentication_required(allow_get=False)(self.approve_view)
        fetched = reauthentication_required(allow_get=False)(self.file_view)
        return [
            path("<int:pk>/approval/", view(asked), name="payouts_batch_approval"),
            path("<int:pk>/cancellation/", view(self.cancel_view), name="payouts_batch_cancel"),
            path("<int:pk>/file/", view(fetched), name="payouts_batch_file"),
            path("answer/", view(self.answer_view), name="payouts_batch_answer"),
            *super().get_urls(),
        ]

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Whom it would pay, who waits and why; then it is made."""
        by = self._allowed(request, "payouts.add_batch")
        owed = books.owed_in()
        wished = (request.POST or request.GET).get("currency") or next(iter(owed), "USD")
        currency = wished[:3].upper()
        listed = standings(currency, database_now())
        form = BatchForm(
            request.POST or None,
            initial={"currency": currency},
            small=[(one.payee.pk, _said(one)) for one in listed if one.is_small],
        )
        if request.method == "POST" and form.is_valid():
            wanted = form.cleaned_data
            try:
                made = make_batch(
                    currency=wanted["currency"],
                    provider=settings.PAYOUT_PROVIDER,
                    by=by,
                    now=database_now(),
                    below_threshold=wanted.get("below", []),
                    reason=wanted.get("reason", ""),
                )
            except ValidationError as refused:
                form.add_error(None, refused)
            else:
                messages.success(request, _("Made. A second person has to approve it."))
                return redirect("admin:payouts_batch_change", made.pk)
        paid, waiting = grouped(listed, currency)
        context = {"form": form, "paid": paid, "waiting": waiting, "owed": owed}
        context |= {"currency": currency, "is_empty": not paid.rows and "below" not in form.fields}
        return self._page(request, "admin/payouts/make_batch.html", _("Pay out"), context)

    def approve_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        by, batch = self._allowed(request, "payouts.change_batch"), self._batch(request, pk)
        action = Guarded(
            title=_("Approve %(batch)s") % {"batch": batch},
            verb=_("Approve; the money leaves"),
            done=_("Approved. The money leaves as soon as the books were found in order."),
            act=lambda reason: approve(batch=batch, by=by, reason=reason, now=database_now()),
            preview=[(_("People"), str(self.people(batch))), (_("Total"), self.total(batch))],
            refusal=why_not_approved(batch, by),
        )
        return guarded(self, request, action, self._address(pk))

    def cancel_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        by, batch = self._allowed(request, "payouts.change_batch"), self._batch(request, pk)
        is_over = batch.approved_at or batch.cancelled_at
        action = Guarded(
            title=_("Cancel %(batch)s") % {"batch": batch},
            verb=_("Cancel it"),
            done=_("Cancelled. Nothing was set aside."),
            act=lambda reason: cancel(batch=batch, by=by, reason=reason, now=database_now()),
            refusal=_("Only a batch that nobody has approved yet can be cancelled.")
            if is_over
            else "",
        )
        return guarded(self, request, action, self._address(pk))

    def file_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        by, batch = self._allowed(request, "payouts.change_batch"), self._batch(request, pk)
        if not batch.approved_at or batch.provider != masspay.NAME:
            raise Http404
        return payment_file(self, request, batch, by, self._address(pk))

    def answer_view(self, request: HttpRequest) -> HttpResponse:
        by = self._allowed(request, "payouts.change_batch")
        form = AnswerForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            try:
                number = take_answer(text=form.cleaned_data["file"], by=by, now=database_now())
            except ValidationError as refused:
                form.add_error("file", refused)
            else:
                taken = ngettext("Taken: %(n)s payment.", "Taken: %(n)s payments.", number)
                messages.success(request, taken % {"n": number})
                if is_frozen():
                    messages.warning(request, _(STANDING_STILL))
                return redirect("admin:payouts_batch_changelist")
        title = _("The service's result file")
        return self._page(request, "admin/payouts/answer_file.html", title, {"form": form})

    def _page(
        self, request: HttpRequest, template: str, title: str, context: dict[str, Any]
    ) -> HttpResponse:
        common = self.admin_site.each_context(request) | {"opts": self.opts, "title": title}
        return TemplateResponse(request, template, common | context)

    def _allowed(self, request: HttpRequest, permission: str) -> User:
        if not isinstance(request.user, User) or not request.user.has_perm(permission):
            raise PermissionDenied
        return request.user

    def _batch(self, request: HttpRequest, pk: int) -> Batch:
        found: Batch | None = self.get_object(request, str(pk))
        if found is None:
            raise Http404
        return found

    def _address(self, pk: int) -> str:
        return reverse("admin:payouts_batch_change", args=[pk])


def _said(one: Standing) -> str:
    return f"{one.payee.person.credit_name}, {format_minor(one.amount, one.currency)}"
