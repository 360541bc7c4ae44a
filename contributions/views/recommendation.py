from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from contributions.models import Contribution
from contributions.services import recommending
from contributions.views.member import MemberRequest


@login_required
@require_POST
def recommendation(request: MemberRequest, pk: int) -> HttpResponse:
    """Gives a heart; with `take_back` in the form it takes it back. Twice is as good as once."""
    work = get_object_or_404(Contribution.objects.published(), pk=pk)
    if "take_back" in request.POST:
        recommending.take_back(contribution=work, by=request.user)
    else:
        recommending.recommend(contribution=work, by=request.user)
    return redirect(f"{work.get_absolute_url()}#actions")
