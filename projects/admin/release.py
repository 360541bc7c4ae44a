"""Releasing a production: the guarded page, with the warnings and the finished work."""

from __future__ import annotations

from functools import partial

from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.admin.guarded import Guarded, guarded
from projects import cuesheet
from projects.admin.guard import production_for
from projects.forms.release import ReleaseForm
from projects.models import Production
from projects.services import productions


def release(admin: ModelAdmin[Production], request: HttpRequest, pk: int) -> HttpResponse:
    production, user = production_for(admin, request, pk)
    gone = production.released_at
    action = Guarded(
        title=_("Release “%(title)s”") % {"title": production.title},
        verb=_("Release it"),
        done=_("“%(title)s” is released.") % {"title": production.title},
        act=lambda said: productions.release(
            production=production, by=user, now=timezone.now(), **said
        ),
        preview=[
            (_("Project"), f"{production.project} · {production.project.get_phase_display()}"),
            (_("Pieces on the cue sheet"), production.pieces.count()),
        ],
        refusal=_("This production is released already.") if gone else "",
        notes=[
            _(
                "Releasing shows the finished work and the cue sheet to everybody, moves the "
                "project to “Released”, closes its calls and tells everyone who is credited. "
                "It cannot be taken back."
            )
        ],
        asks=partial(ReleaseForm, production=production),
        template="admin/projects/production/release.html",
        shown={
            "warnings": cuesheet.warnings(production),
            "sheet_at": reverse("admin:projects_production_build", args=[pk]),
        },
    )
    return guarded(admin, request, action, reverse("admin:projects_production_change", args=[pk]))
