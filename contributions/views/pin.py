from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from contributions.models import Contribution
from contributions.services import pinning
from contributions.views.member import MemberRequest
from hitrecord.foundation.http import address_after
from hitrecord.foundation.text import whole_number


@login_required
@require_POST
def pin(request: MemberRequest, pk: int) -> HttpResponse:
    """Pins a work that is made from an own one; with `take_back` in the form it unpins."""
    mine = Contribution.objects.filter(current__authorships__person__user=request.user)
    work = get_object_or_404(mine, pk=pk)
    if "take_back" in request.POST:
        pinning.unpin(contribution=work, by=request.user)
        messages.success(request, _("Nothing is pinned to “%s” any more.") % work.title)
        return HttpResponseRedirect(address_after(request))
    named = whole_number(request.POST.get("remix", ""))
    remix = Contribution.objects.filter(current__isnull=False, pk=named or 0).first()
    if remix is None:
        messages.error(request, _("There is no such work to pin. Nothing was changed."))
        return HttpResponseRedirect(address_after(request))
    try:
        pinning.pin(contribution=work, remix=remix, by=request.user, now=timezone.now())
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    else:
        names = {"remix": remix.title, "work": work.title}
        messages.success(request, _("“%(remix)s” stands first on “%(work)s” now.") % names)
    return HttpResponseRedirect(address_after(request))
