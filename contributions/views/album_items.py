"""One work in an album: its place and its note, one step up or down, out and back."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from contributions.forms.album import ItemForm
from contributions.models import Album, AlbumItem
from contributions.services import hanging
from contributions.views.album_desk import PAGE, show
from contributions.views.member import MemberRequest
from hitrecord.foundation.seen import Overtaken, ask_again

STEPS = {"up": -1, "down": 1}


@login_required
@require_POST
def album_item(request: MemberRequest, pk: int) -> HttpResponse:
    """`act` is up, down, out or back; anything else saves place and note."""
    mine = Album.objects.curated_by(request.user).values("pk")
    items = AlbumItem.objects.select_related("album", "contribution").filter(album__in=mine)
    item, act = get_object_or_404(items, pk=pk), request.POST.get("act", "")
    if act in STEPS:
        hanging.step(item=item, by=STEPS[act])
    elif act == "out":
        if hanging.take_out(item=item, now=timezone.now()):
            messages.success(request, _("It is taken out. Below you can put it back."))
    elif act == "back":
        try:
            hanging.put_back(item=item)
        except ValidationError as error:
            messages.error(request, error.messages[0])
    else:
        return _saved(request, item)
    return _back(item)


def _saved(request: MemberRequest, item: AlbumItem) -> HttpResponse:
    form = ItemForm(request.POST, auto_id=f"item-{item.pk}-%s")
    if not form.is_valid():
        return show(request, item.album, wrong=(item.pk, form))
    try:
        hanging.change(item=item, by=request.user, **form.cleaned_data)
    except Overtaken as late:
        item.refresh_from_db(fields=["note"])
        ask_again(form, late, seen=hanging.stamp_of(item), there={"note": item.note})
        return show(request, item.album, wrong=(item.pk, form))
    except ValidationError as refused:
        form.add_error("note", refused)
        return show(request, item.album, wrong=(item.pk, form))
    messages.success(request, _("Saved."))
    return _back(item)


def _back(item: AlbumItem) -> HttpResponse:
    """To the row itself, on the page it is on now."""
    item.refresh_from_db(fields=["position", "removed_at"])
    address = reverse("edit_album", args=[item.album_id])
    if item.removed_at:
        return redirect(f"{address}#taken-out")
    return redirect(f"{address}?page={(item.position - 1) // PAGE + 1}#item-{item.pk}")
