"""One search for staff, by the rules of the lists they may see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Person, User
from contributions.models import Album, Contribution
from payouts.models import Cost, Payee, Payout, Proposal, Sale
from projects.models import Call, Production, Project

SHOWN = 10
SOUGHT = (
    *(Person, User, Contribution, Album, Project, Call, Production),
    *(Sale, Cost, Proposal, Payee, Payout),
)


@dataclass(frozen=True, slots=True)
class Row:
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Group:
    label: str
    rows: list[Row]
    url: str
    is_more: bool


def search_view(site: AdminSite, request: HttpRequest) -> HttpResponse:
    q = request.GET.get("q", "").strip()[:200]
    found = [group for model in SOUGHT if (group := _group(site, request, model, q))] if q else []
    context = site.each_context(request) | {"title": _("Search"), "q": q, "found": found}
    return TemplateResponse(request, "admin/search.html", context)


def _group(site: AdminSite, request: HttpRequest, model: Any, q: str) -> Group | None:
    """None for what this user may not see."""
    admin = site._registry.get(model)
    if admin is None or not admin.has_view_permission(request):
        return None
    rows, _may_repeat = admin.get_search_results(request, admin.get_queryset(request), q)
    if isinstance(admin.list_select_related, list | tuple) and admin.list_select_related:
        rows = rows.select_related(*admin.list_select_related)
    several = list(rows.order_by("-pk").distinct()[: SHOWN + 1])
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    return Group(
        label=str(model._meta.verbose_name_plural),
        rows=[Row(str(row), reverse(f"{name}_change", args=[row.pk])) for row in several[:SHOWN]],
        url=f"{reverse(f'{name}_changelist')}?{urlencode({'q': q})}",
        is_more=len(several) > SHOWN,
    )
