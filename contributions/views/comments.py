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
from contributions.models import Comment, Contribution
from contributions.services import comments
from contributions.views.member import MemberRequest
from contributions.views.work import find, show


@login_required
@require_POST
def work_comments(request: MemberRequest, pk: int) -> HttpResponse:
    work = get_object_or_404(
        Contribution.objects.visible_to(request.user).select_related("thread"), pk=pk
    )
    form = CommentForm(request.POST, thread=work.thread)
    if not form.is_valid():
        return show(request, find(request, pk), form)
    try:
        comment = comments.write(
            thread=work.thread,
            author=request.user,
            text=form.cleaned_data["text"],
            parent=form.cleaned_data["answers"],
        )
    except ValidationError as error:
        form.add_error("text", error)
        return show(request, find(request, pk), form)
    return redirect(f"{work.get_absolute_url()}#comment-{comment.pk}")


@login_required
@require_POST
def comment_withdrawal(request: MemberRequest, pk: int) -> HttpResponse:
    """Only of one's own; somebody else's is not found."""
    comment = get_object_or_404(Comment.objects.filter(author=request.user), pk=pk)
    work = get_object_or_404(Contribution.objects.visible_to(request.user), thread=comment.thread)
    comments.withdraw(comment=comment, by=request.user, now=timezone.now())
    messages.success(request, _("Your comment is taken back."))
    return redirect(f"{work.get_absolute_url()}#talk")
