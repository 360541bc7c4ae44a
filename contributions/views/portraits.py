"""A member's picture: uploaded and processed like a work's, then shown beside the name."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import User
from contributions import incoming
from contributions.forms.portrait import PortraitForm
from contributions.models import MediaFile
from contributions.services import portraits, uploads

ACTS = {"take_off": portraits.take_off, "discard": portraits.discard}
ABOUT_PICTURES = {"empty", "too_large", "heic"}


@incoming.stop_early
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def avatar(request: HttpRequest) -> HttpResponse:
    refused = incoming.refused(request)
    if not refused and request.POST.get("act") in ACTS:
        return _done(request, request.POST["act"])
    sent = request.method == "POST" and not refused
    form = PortraitForm(request.POST, request.FILES) if sent else PortraitForm()
    if refused:
        messages.error(request, refused)
    elif sent and form.is_valid() and _taken(request, form):
        messages.success(request, _("Your picture is being prepared."))
        return redirect("avatar")
    return _show(request, form, status=413 if refused else 200)


def _done(request: HttpRequest, act: str) -> HttpResponse:
    ACTS[act](person=cast(User, request.user).person)
    if act == "take_off":
        messages.success(request, _("Your picture is gone."))
    return redirect("avatar")


def _taken(request: HttpRequest, form: PortraitForm) -> bool:
    user = cast(User, request.user)
    try:
        uploads.receive_portrait(
            person=user.person, uploader=user, file=form.cleaned_data["picture"]
        )
    except ValidationError as problem:
        form.add_error("picture", no_picture(problem))
    return form.is_valid()


def no_picture(problem: ValidationError) -> ValidationError:
    """What to do with a text or a film is no advice to somebody who wants to show a face, or to
    hang a poster."""
    if problem.code in ABOUT_PICTURES:
        return problem
    return ValidationError(_("This is not a picture we can show. Choose a JPEG, PNG or WebP."))


def _show(request: HttpRequest, form: PortraitForm, *, status: int) -> HttpResponse:
    person = cast(User, request.user).person
    newest = MediaFile.objects.filter(portrait_of=person).order_by("-pk")
    context = {
        "form": form,
        "person": person,
        "newest": newest.select_related("processing").first(),
    }
    return render(request, "contributions/avatar.html", context, status=status)
