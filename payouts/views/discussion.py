from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from contributions.forms.comment import CommentForm
from contributions.views.comments import looked_at
from contributions.views.member import MemberRequest
from payouts.services.discussion import say
from payouts.views.proposal import find, show


@login_required
@require_POST
def proposal_comments(request: MemberRequest, pk: int) -> HttpResponse:
    found = find(request, pk)
    form = CommentForm(request.POST, thread=found.thread)
    if not form.is_valid():
        return show(request, found, form)
    if draft := looked_at(request, form):
        return show(request, found, form, draft=draft)
    try:
        comment = say(
            proposal=found,
            author=request.user,
            text=form.cleaned_data["text"],
            parent=form.cleaned_data["answers"],
        )
    except ValidationError as error:
        form.add_error("text", error)
        return show(request, found, form)
    return redirect(comment.at(found.get_absolute_url()))
