from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from contributions import typesetting
from contributions.forms.comment import CommentForm
from contributions.models import Comment, Contribution
from contributions.services import comments
from contributions.views.member import MemberRequest
from contributions.views.work import find, show
from hitrecord.foundation.text import whole_number


@login_required
@require_POST
def work_comments(request: MemberRequest, pk: int) -> HttpResponse:
    """A remark about the version that is named, or about the current one. With `look` in the form
    it is only shown as it would stand there."""
    shown = Contribution.objects.visible_to(request.user).select_related("thread")
    work = get_object_or_404(shown, pk=pk)
    number = whole_number(request.POST.get("version", "")) or 0
    version = work.versions.filter(number=number).first() or work.current
    form = CommentForm(request.POST, thread=work.thread)
    if not form.is_valid() or version is None:
        return _again(request, work, form)
    if "look" in request.POST:
        draft = typesetting.to_html(form.cleaned_data["text"], headings=False)
        # Made by typesetting just now.
        return _again(request, work, form, draft=mark_safe(draft))  # noqa: S308
    place = form.place()
    try:
        comment = comments.write(
            thread=work.thread,
            author=request.user,
            text=form.cleaned_data["text"],
            parent=form.cleaned_data["answers"],
            place=(version, place) if place else None,
        )
    except ValidationError as error:
        form.add_error("text", error)
        return _again(request, work, form)
    shown_at = work if version == work.current else version
    return redirect(f"{shown_at.get_absolute_url()}#comment-{comment.pk}")


def _again(
    request: MemberRequest, work: Contribution, form: CommentForm, **more: object
) -> HttpResponse:
    """The page of the version that was written about, with everything that was typed."""
    number = whole_number(request.POST.get("version", ""))
    number = number if number and work.versions.filter(number=number).exists() else None
    return show(request, find(request, work.pk, number), form, **more)


@login_required
@require_POST
def comment_withdrawal(request: MemberRequest, pk: int) -> HttpResponse:
    """Only of one's own; somebody else's is not found."""
    comment = get_object_or_404(Comment.objects.filter(author=request.user), pk=pk)
    work = get_object_or_404(Contribution.objects.visible_to(request.user), thread=comment.thread)
    comments.withdraw(comment=comment, by=request.user, now=timezone.now())
    messages.success(request, _("Your comment is taken back."))
    return redirect(f"{work.get_absolute_url()}#talk")
