from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from contributions.forms.comment import CommentForm
from contributions.models import Comment
from contributions.services.comments import withdraw
from contributions.views.member import MemberRequest
from payouts.models import Proposal
from payouts.services.discussion import say
from payouts.views.proposal import find, show


@login_required
@require_POST
def proposal_comments(request: MemberRequest, pk: int) -> HttpResponse:
    found = find(request, pk)
    form = CommentForm(request.POST, thread=found.thread)
    if not form.is_valid():
        return show(request, found, form)
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
    return redirect(f"{found.get_absolute_url()}#comment-{comment.pk}")


@login_required
@require_POST
def proposal_comment_withdrawal(request: MemberRequest, pk: int) -> HttpResponse:
    """Only of one's own; somebody else's is not found."""
    mine = get_object_or_404(Comment.objects.filter(author=request.user), pk=pk)
    found = get_object_or_404(Proposal.objects.visible_to(request.user), thread=mine.thread_id)
    withdraw(comment=mine, by=request.user, now=timezone.now())
    messages.success(request, _("Your comment is taken back."))
    return redirect(f"{found.get_absolute_url()}#talk")
