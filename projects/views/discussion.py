from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from contributions.forms.comment import CommentForm
from contributions.views.comments import looked_at
from contributions.views.member import MemberRequest
from projects.models import Project
from projects.services.discussion import say
from projects.views.projects import find, show


@login_required
@require_POST
def comments(request: MemberRequest, slug: str) -> HttpResponse:
    project = get_object_or_404(Project.objects.shown().select_related("thread"), slug=slug)
    form = CommentForm(request.POST, thread=project.thread)
    if not form.is_valid():
        return show(request, find(request, slug), form)
    if draft := looked_at(request, form):
        return show(request, find(request, slug), form, draft=draft)
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
    return redirect(comment.at(project.get_absolute_url()))
