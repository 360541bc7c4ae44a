"""A project's updates: changing one, and reading what it said before."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Distance
from contributions.views.member import MemberRequest
from hitrecord.foundation.seen import Overtaken, ask_again
from projects.forms.desk import UpdateRewordingForm
from projects.models import Update
from projects.queries.project import news_of
from projects.services.news import reword_update, stamp_of
from projects.views.desk import led_project


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit_update(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    project = led_project(request, slug)
    update = get_object_or_404(project.updates.shown(), pk=pk)
    given = {"title": update.title, "text": update.text, "seen": stamp_of(update)}
    form = UpdateRewordingForm(request.POST if request.method == "POST" else None, initial=given)
    if request.method == "POST" and form.is_valid():
        try:
            reword_update(update=update, by=request.user, now=timezone.now(), **form.cleaned_data)
        except Overtaken as late:
            update.refresh_from_db()
            there = {"title": update.title, "text": update.text}
            ask_again(form, late, seen=stamp_of(update), there=there)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Changed. What it said before can be read on."))
            return redirect(update)
    context = {"form": form, "project": project, "update": update, "section": "projects"}
    return render(request, "projects/edit_update.html", context)


@require_safe
def update_history(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    found = get_object_or_404(
        Update.objects.shown().select_related("project", "author__person"),
        project__slug=slug,
        project__hidden_at=None,
        pk=pk,
    )
    away = set(Distance.objects.unheard_by(request.user))
    former = found.former.select_related("by__person")
    context = {
        "project": found.project,
        "news": news_of(found, away),
        "former": [(each, news_of(each, away)) for each in former],
        "section": "projects",
    }
    return render(request, "projects/update_history.html", context)
