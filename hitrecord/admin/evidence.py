"""A private draft that was reported: read with a reason, and written down each time."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from accounts.admin.guarded import ReasonForm
from accounts.models import User
from accounts.services import audit
from contributions.models import Case, Draft
from hitrecord.moderation.deciding import DECIDE, why_not_decide


def evidence_view(
    model_admin: admin.ModelAdmin[Any], request: HttpRequest, pk: int
) -> HttpResponse:
    """While the case is open, and to those alone who may decide it."""
    case, by = Case.objects.filter(pk=pk).first(), request.user
    draft = case.target if case else None
    if case is None or not isinstance(draft, Draft):
        raise Http404
    if not isinstance(by, User) or not by.has_perm(DECIDE) or why_not_decide(case, by):
        raise PermissionDenied
    form = ReasonForm(request.POST if request.method == "POST" else None)
    is_shown = request.method == "POST" and form.is_valid()
    if is_shown:
        audit.record(actor=by, action="draft read", target=draft, reason=form.said)
    context = model_admin.admin_site.each_context(request) | {
        "opts": model_admin.model._meta,
        "title": _("A reported draft"),
        "form": form,
        "draft": draft if is_shown else None,
        "files": draft.files.all() if is_shown else [],
        "case": case,
    }
    return TemplateResponse(request, "admin/evidence.html", context)
