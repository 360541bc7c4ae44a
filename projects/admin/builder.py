"""The cue sheet on one page: its pieces, and everything that is credited or could be."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from accounts.models import User
from projects import cuesheet
from projects.admin.guard import frame, production_for
from projects.forms.cue_sheet import CueSheet
from projects.models import Production
from projects.queries.sheet_state import is_bound
from projects.services.sheets import Overtaken, keep_sheet

CUT = gettext_noop(
    "The lines of the cue sheet did not come along, so nothing was changed. Here it is as it was."
)


def build(admin: ModelAdmin[Production], request: HttpRequest, pk: int) -> HttpResponse:
    production, user = production_for(admin, request, pk)
    sheet = CueSheet(production, request.GET.get("waiting", "1"))
    if request.method != "POST":
        sheet.open()
    elif sheet.is_cut(request.POST):
        messages.error(request, _(CUT))
        return redirect(request.get_full_path())
    elif sheet.is_behind(request.POST):
        sheet.is_overtaken(request.POST)
    elif more := request.POST.get("more"):
        sheet.again(request.POST, more)
    elif sheet.read(request.POST) and _is_kept(sheet, request, user):
        messages.success(request, _("The cue sheet is kept."))
        return redirect(request.get_full_path())
    context = frame(admin, request, production, _("Build the cue sheet")) | {
        "sheet": sheet,
        "opened": sheet.opened,
        "warnings": cuesheet.warnings(production),
        "is_bound": is_bound(production),
    }
    return render(request, "admin/projects/production/cue_sheet.html", context)


def _is_kept(sheet: CueSheet, request: HttpRequest, by: User) -> bool:
    """What is in the way is said on the sheet."""
    try:
        keep_sheet(production=sheet.production, by=by, **sheet.kept())
    except Overtaken:
        sheet.is_overtaken(request.POST)
    except ValidationError as error:
        sheet.form.add_error(None, error)
    else:
        return True
    return False
