"""Releasing a production: a guarded page with the warnings, the finished work and a reason."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from projects import cuesheet
from projects.admin.guard import frame, production_for
from projects.forms.release import ReleaseForm
from projects.models import Production
from projects.services import productions


def release(admin: ModelAdmin[Production], request: HttpRequest, pk: int) -> HttpResponse:
    production, user = production_for(admin, request, pk)
    form = ReleaseForm(request.POST or None, production=production)
    if request.method == "POST" and form.is_valid():
        try:
            productions.release(
                production=production, by=user, now=timezone.now(), **form.cleaned_data
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("“%(title)s” is released.") % {"title": production.title})
            return redirect("admin:projects_production_change", pk)
    context = frame(admin, request, production, _("Release the production")) | {
        "form": form,
        "warnings": cuesheet.warnings(production),
    }
    return render(request, "admin/projects/production/release.html", context)
