from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.models import User
from hitrecord.queries.staff_acts import changes_for, staff_acts

PAGE = 40


@login_required
@require_safe
def acts(request: HttpRequest) -> HttpResponse:
    """What the audit log says about me: without who of the staff it was."""
    user = cast(User, request.user)
    rows = staff_acts(user).prefetch_related("target")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    for act in page:
        act.changes = changes_for(act, user)  # type: ignore[attr-defined]
    return render(request, "hitrecord/staff_acts.html", {"page": page})
