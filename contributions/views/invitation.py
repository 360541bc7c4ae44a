"""What somebody would be an author of: to look at, and to say yes or no to."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from accounts.models import Accord
from accounts.services.accords import accept
from contributions.forms.authors import AnswerForm
from contributions.models import Answer, DraftAuthor
from contributions.models.draft import AlreadyPublished
from contributions.publication.showing import shown_to_authors
from contributions.services import consenting
from contributions.views.meanwhile import gone_is_404
from contributions.views.member import MemberRequest

MAY_LOOK = {"", Answer.ACCEPTED}
"""As in Draft.objects.shared_with: who said no may change their mind, and looks again then."""

SAID = {
    Answer.ACCEPTED: _("You will be named as an author."),
    Answer.DECLINED: _("You declined. Nothing is published under your name."),
    Answer.LEFT: _("You left. Nothing is published under your name."),
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@gone_is_404
def invitation(request: MemberRequest, pk: int) -> HttpResponse:
    """Whoever makes the draft has a page of their own; everybody else gets 404."""
    rows = DraftAuthor.objects.of(request.user).exclude(draft__author=request.user)
    rows = rows.filter(draft__discarded_at=None)
    row = get_object_or_404(
        rows.select_related("draft__author__person", "draft__version__contribution"), pk=pk
    )
    if row.draft.version is not None:
        return redirect(row.draft.version.contribution)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _answered(request, row, form)
        except AlreadyPublished as late:
            return redirect(late.version.contribution)
        except ValidationError as problems:
            form.add_error(None, problems.messages)
    row.refresh_from_db(fields=["answer", "line", "answered_at"])
    return render(request, "contributions/invitation.html", _context(row, form))


def _answered(request: MemberRequest, row: DraftAuthor, form: AnswerForm) -> HttpResponse:
    accepts = request.POST.get("answer") == "accept"
    if accepts and request.POST.get("accord"):
        accept(user=request.user, number=request.POST["accord"], now=timezone.now())
    given = consenting.answer(
        row=row, accepts=accepts, line=form.cleaned_data["line"], now=timezone.now()
    )
    messages.success(request, SAID[given])
    return redirect(row)


def _context(row: DraftAuthor, form: AnswerForm) -> dict[str, object]:
    is_open = row.answer != Answer.TAKEN_BACK
    return {
        "row": row,
        "draft": row.draft,
        "form": form,
        "is_open": is_open,
        "owed": Accord.objects.owed_by(row.person.user) if is_open else None,
        "shown": shown_to_authors(row.draft) if row.answer in MAY_LOOK else None,
    }
