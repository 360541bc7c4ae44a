"""Payouts stand still: what was found, what it turned out to be, and letting them go on."""

from __future__ import annotations

from typing import Any

from allauth.account.decorators import reauthentication_required
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.admin import ReadOnlyAdmin
from accounts.admin.guarded import guarded
from accounts.models import User
from payouts.admin.found import found_links
from payouts.admin.thawing import BY_NAME
from payouts.models import Comparison, Freeze
from payouts.providers.all import names
from payouts.queries import restored
from payouts.services.freezing import why_not_ask, why_not_lift

SHOWN = 200


@admin.register(Freeze)
class FreezeAdmin(ReadOnlyAdmin):
    list_display = ["state", "first", "found_at", "asked_by", "lifted_by", "lifted_at"]
    list_select_related = ["asked_by", "lifted_by"]
    change_form_template = "admin/payouts/freeze.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        plain: QuerySet[Any] = super().get_queryset(request)
        unanswered = Count("findings", filter=Q(findings__answered_at=None))
        counted: QuerySet[Any] = plain.annotate(left=unanswered).prefetch_related("findings")
        return counted

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """What has happened: nothing but dashes stands for the rest."""
        told = ["asked_by", "asked_at", "reason", "lifted_by", "lifted_at"]
        return ["found_at", *(name for name in told if obj and getattr(obj, name))]

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        asked = reauthentication_required(allow_get=False)(self.lift_view)
        return [
            path("<int:pk>/lift/", view(asked), name="payouts_freeze_lift"),
            path("<int:pk>/<slug:step>/guarded/", view(self.step_view), name="payouts_freeze_step"),
            *super().get_urls(),
        ]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        found = self.get_object(request, object_id)
        findings: Any = found.findings.select_related("answered_by__person") if found else []
        listed, by = list(findings[:SHOWN]), request.user
        for one in listed:
            one.linked = found_links(one.sentence)
        context = {
            "findings": listed,
            "more": max(0, len(findings) - SHOWN),
            "why_not_ask": why_not_ask(found) if found else "",
            "why_not_lift": why_not_lift(found, by) if found and isinstance(by, User) else "",
            "untold": {one.pk for one in restored.untold(found)} if found else set(),
            "comparisons": Comparison.objects.filter(provider__in=names()),
        }
        return super().change_view(request, object_id, form_url, context | (extra_context or {}))

    def lift_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._step(request, pk, "lift")

    def step_view(self, request: HttpRequest, pk: int, step: str) -> HttpResponse:
        if step not in ("answer", "nothing", "ask"):
            raise Http404
        return self._step(request, pk, step)

    def _step(self, request: HttpRequest, pk: int, step: str) -> HttpResponse:
        found, by = self.get_object(request, str(pk)), request.user
        if found is None:
            raise Http404
        if not isinstance(by, User) or not by.has_perm("payouts.change_freeze"):
            raise PermissionDenied
        back = reverse("admin:payouts_freeze_change", args=[pk])
        return guarded(self, request, BY_NAME[step](found, by, request.GET), back)

    @admin.display(description=gettext_lazy("What was found"))
    def first(self, found: Any) -> str:
        listed = list(found.findings.all())
        if not listed:
            return "–"
        more = _(" and %(n)s more") % {"n": len(listed) - 1} if len(listed) > 1 else ""
        return f"{listed[0].sentence}{more}"

    @admin.display(description=gettext_lazy("Payouts"))
    def state(self, found: Any) -> str:
        if found.lifted_at:
            return _("went on")
        told = ngettext(
            "stand still: %(n)s finding open", "stand still: %(n)s findings open", found.left
        )
        return told % {"n": found.left}
