"""Who curates: inviting, answering, stepping back."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.models import User
from contributions.forms.album import CuratorForm
from contributions.models import Album
from contributions.services import curating
from contributions.views.album_desk import curated_album, show
from contributions.views.member import MemberRequest


@login_required
@require_POST
def album_curators(request: MemberRequest, pk: int) -> HttpResponse:
    """Invites who is named; with `take_back` in the form the invitation is taken back, and with
    `remove` somebody curates it no longer."""
    album = curated_album(request, pk)
    if "remove" in request.POST:
        return _removed(request, album)
    if "take_back" in request.POST:
        user = User.objects.filter(handle=request.POST["take_back"]).first()
        if user and curating.take_back(album=album, user=user):
            messages.success(request, _("Your question is taken back."))
        else:
            _say_it_changed(request)
        return redirect("edit_album", pk)
    form = CuratorForm(request.POST, auto_id="curator-%s")
    if form.is_valid():
        try:
            curating.invite(album=album, user=form.user, by=request.user, now=timezone.now())
        except ValidationError as error:
            form.add_error("handle", error)
    if not form.is_valid():
        return show(request, album, curator_form=form)
    name = form.user.person.credit_name
    messages.success(request, _("%(name)s is asked, and can say no.") % {"name": name})
    return redirect(f"{reverse('edit_album', args=[pk])}#curators")


def _removed(request: MemberRequest, album: Album) -> HttpResponse:
    user = User.objects.filter(handle=request.POST["remove"]).select_related("person").first()
    try:
        if user and curating.remove(album=album, user=user, by=request.user):
            said = _("%(name)s does not curate it any more, and is told. What they hung stays.")
            messages.success(request, said % {"name": user.person.credit_name})
        else:
            _say_it_changed(request)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return redirect(f"{reverse('edit_album', args=[album.pk])}#curators")


def _say_it_changed(request: MemberRequest) -> None:
    """Whoever was meant answered, is off it already, or is called otherwise by now."""
    words = _("The list of curators changed meanwhile, so nothing was done. Here is how it is now.")
    messages.error(request, words)


@login_required
@require_POST
def album_answer(request: MemberRequest, pk: int) -> HttpResponse:
    """`accept` says yes; anything else is a no. 404 for who was never asked."""
    album = get_object_or_404(Album.objects.visible_to(request.user), pk=pk)
    if not curating.was_asked(user=request.user, album=album):
        raise Http404
    accepts = request.POST.get("answer") == "accept"
    try:
        curating.answer(album=album, by=request.user, accepts=accepts, now=timezone.now())
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect(album)
    if accepts:
        messages.success(request, _("You curate this album now."))
        return redirect(album)
    messages.success(request, _("You said no. Whoever asked is told."))
    return redirect("home")


@login_required
@require_POST
def leave_album(request: MemberRequest, pk: int) -> HttpResponse:
    album = curated_album(request, pk)
    try:
        curating.leave(album=album, by=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect("edit_album", pk)
    messages.success(request, _("You do not curate it any more. What you hung stays."))
    return redirect("profile", request.user.handle)
