from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from contributions.models import Contribution
from contributions.services import withdrawing
from contributions.views.member import MemberRequest


@login_required
@require_POST
def withdrawal(request: MemberRequest, pk: int) -> HttpResponse:
    """Takes one's own work down; with `restore` in the form it puts it up again."""
    mine = Contribution.objects.filter(current__authorships__person__user=request.user)
    work = get_object_or_404(mine, pk=pk)
    try:
        _decide(request, work)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    return redirect(work)


def _decide(request: MemberRequest, work: Contribution) -> None:
    if "restore" not in request.POST:
        withdrawing.withdraw(contribution=work, by=request.user, now=timezone.now())
        if work.removed_at:
            messages.error(
                request, _("Staff took this work down, so only staff can put it up again.")
            )
        else:
            messages.success(request, _("Your work is withdrawn. You can put it up again here."))
    elif withdrawing.restore(contribution=work, by=request.user, now=timezone.now()):
        messages.success(request, _("Your work is up again."))
    elif work.removed_at:
        messages.error(request, _("Staff took this work down, so only staff can put it up again."))
    else:
        messages.success(request, _("It is up already."))
