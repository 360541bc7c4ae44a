"""The cue sheet on one page: its pieces, and everything that is credited or could be."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from projects import cuesheet
from projects.admin.guard import frame, production_for
from projects.forms.cue_sheet import CueSheet
from projects.models import Production
from projects.queries.sheet_state import is_bound
from projects.services.sheets import Overtaken, keep_sheet


def build(admin: ModelAdmin[Production], request: HttpRequest, pk: int) -> HttpResponse:
    production, user = production_for(admin, request, pk)
    sheet = CueSheet(production, request.GET.get("waiting", "1"))
    if request.method != "POST":
        sheet.open()
    elif sheet.is_behind(request.POST):
        sheet.is_overtaken(request.POST)
    elif more := request.POST.get("more"):
        sheet.again(request.POST, more)
    elif sheet.read(request.POST):
        try:
            keep_sheet(production=production, by=user, **sheet.kept())
        except Overtaken:
            sheet.is_overtaken(request.POST)
        except ValidationError as error:
            sheet.form.add_error(None, error)
        else:
            messages.success(request, _("The cue sheet is kept."))
            return redirect(request.get_full_path())
    context = frame(admin, request, production, _("Build the cue sheet")) | {
        "sheet": sheet,
        "opened": sheet.opened,
        "warnings": cuesheet.warnings(production),
        "is_bound": is_bound(production),
    }
    return render(request, "admin/projects/production/cue_sheet.html", context)
