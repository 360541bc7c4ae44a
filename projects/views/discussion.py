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
from projects.models import Project
from projects.services.discussion import say
from projects.views.projects import find, show


@login_required
@require_POST
def comments(request: MemberRequest, slug: str) -> HttpResponse:
    project = get_object_or_404(Project.objects.select_related("thread"), slug=slug)
    form = CommentForm(request.POST, thread=project.thread)
    if not form.is_valid():
        return show(request, find(request, slug), form)
    try:
        comment = say(
            project=project,
            author=request.user,
            text=form.cleaned_data["text"],
            parent=form.cleaned_data["answers"],
        )
    except ValidationError as error:
        form.add_error("text", error)
        return show(request, find(request, slug), form)
    return redirect(f"{project.get_absolute_url()}#comment-{comment.pk}")


@login_required
@require_POST
def withdrawal(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """Only of one's own; somebody else's is not found."""
    project = get_object_or_404(Project, slug=slug)
    comment = get_object_or_404(Comment, pk=pk, author=request.user, thread=project.thread_id)
    withdraw(comment=comment, by=request.user, now=timezone.now())
    messages.success(request, _("Your comment is taken back."))
    return redirect(f"{project.get_absolute_url()}#talk")
