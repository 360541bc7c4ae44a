"""What each would get by a cue sheet that is still being written: nothing of it is kept."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from accounts.models import User
from payouts.computing.previewing import MOST_REACHED, Shown, document_of, shares_by
from projects import cuesheet
from projects.forms.cue_sheet import CueSheet
from projects.models import Production
from projects.services.sheets import Overtaken, keep_sheet


def preview(admin: ModelAdmin[Any], request: HttpRequest, pk: int) -> HttpResponse:
    production = get_object_or_404(Production.objects.select_related("project"), pk=pk)
    user = request.user
    if not isinstance(user, User) or not user.has_perm("projects.change_production"):
        raise PermissionDenied
    sheet = CueSheet(production)
    shares, sentence, warnings = _worked_out(sheet, production, request, user)
    context = {
        **admin.admin_site.each_context(request),
        "title": _("The shares by this cue sheet"),
        "subtitle": production.title,
        "production": production,
        "sheet": sheet,
        "shares": shares,
        "sentence": sentence,
        "warnings": warnings,
    }
    is_fragment = request.headers.get("HX-Request") == "true"
    template = "admin/payouts/_shares.html" if is_fragment else "admin/payouts/shares.html"
    return render(request, template, context)


def _worked_out(
    sheet: CueSheet, production: Production, request: HttpRequest, user: User
) -> tuple[list[Shown], str, list[str] | None]:
    """The sheet is kept, read, and forgotten again, all in one transaction; what it says is split
    after that, so that whoever keeps the sheet meanwhile does not wait for it."""
    if request.method != "POST" or not sheet.read(request.POST):
        return [], _("The shares are worked out as soon as nothing on the sheet is wrong."), None
    try:
        with transaction.atomic():
            kept = {**sheet.kept(), "reason": _("only tried")}
            keep_sheet(production=production, by=user, **kept)
            document, looks = document_of(production), cuesheet.warnings(production)
            transaction.set_rollback(True)
    except Overtaken:
        return [], _("Somebody else kept this cue sheet in the meantime."), None
    except ValidationError as problem:
        return [], " ".join(problem.messages), None
    if document is None:
        many = _("More than %(number)s works are behind it: propose to see the shares.")
        return [], many % {"number": MOST_REACHED}, looks
    shares = shares_by(document)
    return shares, "" if shares else _("Every piece needs a credit with points first."), looks
