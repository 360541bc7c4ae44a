from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from contributions.views.member import MemberRequest
from hitrecord.foundation.clock import database_now
from payouts.queries import openbooks
from payouts.services.waivers import is_credited, waive, why_not_waive


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def waiver(request: MemberRequest, slug: str) -> HttpResponse:
    """One's own share, after saying so twice; who is not credited does not find it."""
    production = get_object_or_404(openbooks.open_to(request.user), slug=slug)
    person = request.user.person
    if not is_credited(person, production):
        raise Http404
    refusal = why_not_waive(person, production)
    sure = request.POST.get("sure") == "yes"
    if request.method == "POST" and sure and not refusal:
        try:
            waive(production=production, person=person, by=request.user, now=database_now())
        except ValidationError as refused:
            refusal = " ".join(refused.messages)
        else:
            messages.success(request, _("You waive your share. It goes to the others."))
            return redirect("books", production.slug)
    context = {
        "production": production,
        "refusal": refusal,
        "unsure": request.method == "POST" and not sure,
        "section": "open_books",
    }
    return render(request, "payouts/waiver.html", context, status=422 if request.POST else 200)
