from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from contributions.views.member import MemberRequest
from hitrecord.foundation.clock import database_now
from payouts.forms.objection import ObjectionForm
from payouts.models import Objection
from payouts.queries.objections import line_of
from payouts.services.objections import make_objection, withdraw
from payouts.views.proposal import find


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def proposal_objections(request: MemberRequest, pk: int) -> HttpResponse:
    """The form, about the line that `about` names; a post makes the objection."""
    found = find(request, pk)
    about = request.GET.get("about", "")
    line = line_of(found, about)
    if line is None or not found.opened_at:
        raise Http404
    form = ObjectionForm(request.POST or None, initial={"kind": request.GET.get("kind")})
    if request.method == "POST" and form.is_valid():
        try:
            made = make_objection(
                proposal=found,
                by=request.user,
                now=database_now(),
                share=line.share,
                line=line.words,
                **form.cleaned_data,
            )
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Your objection stands here and gets an answer."))
            return redirect(f"{found.get_absolute_url()}#objection-{made.pk}")
    context = {"proposal": found, "line": line, "form": form, "section": "open_books"}
    return render(request, "payouts/objection.html", context, status=422 if form.is_bound else 200)


@login_required
@require_POST
def objection_withdrawal(request: MemberRequest, pk: int) -> HttpResponse:
    """Only of one's own; somebody else's is not found."""
    mine = get_object_or_404(Objection.objects.select_related("proposal"), pk=pk, by=request.user)
    try:
        withdraw(objection=mine, by=request.user, now=database_now())
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        messages.success(request, _("Your objection is withdrawn."))
    return redirect(f"{mine.proposal.get_absolute_url()}#objections")
