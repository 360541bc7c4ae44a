from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from contributions.views.member import MemberRequest
from projects.models import Call
from projects.services.making import begin


@login_required
@require_POST
def make_for_call(request: MemberRequest, pk: int) -> HttpResponse:
    """To the contribute page; the call is remembered for what is published next."""
    call = get_object_or_404(Call.objects.shown(), pk=pk)
    try:
        begin(call=call, by=request.user, now=timezone.now())
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect(call)
    messages.info(
        request,
        _("For “%(title)s”: once it is published, it is submitted there.") % {"title": call.title},
    )
    return redirect("contribute")
