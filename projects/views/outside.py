from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from contributions.views.member import MemberRequest
from projects.forms.outside import InfluenceForm, OutsideForm
from projects.services.outside import declare, settle
from projects.views.desk import led_project, show


@login_required
@require_POST
def outside(request: MemberRequest, slug: str) -> HttpResponse:
    project = led_project(request, slug)
    form = OutsideForm(request.POST, project=project, auto_id="outside-%s")
    if form.is_valid():
        try:
            row = declare(project=project, by=request.user, now=timezone.now(), **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Noted. Now say whose works shaped it."))
            return redirect("influences", slug, row.pk)
    return show(request, project, outside_form=form)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def influences(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    project = led_project(request, slug)
    row = get_object_or_404(project.outside.select_related("call"), pk=pk)
    form = InfluenceForm(request.POST if request.method == "POST" else None, outside=row)
    if request.method == "POST" and form.is_valid():
        try:
            settle(outside=row, by=request.user, now=timezone.now(), **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Answered. Whoever shaped it is told."))
            return redirect(f"{reverse('desk', args=[slug])}#outside")
    context = {"form": form, "project": project, "row": row, "section": "projects"}
    return render(request, "projects/influences.html", context)
