"""Title, tags and all that is said about a work: changed by an author, with a history."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from contributions.forms.edit import EditForm
from contributions.models import Contribution, MediaFile
from contributions.queries.edits import edits_of
from contributions.services import editing
from contributions.views.member import MemberRequest


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit_work(request: MemberRequest, pk: int) -> HttpResponse:
    mine = Contribution.objects.filter(current__authorships__person__user=request.user)
    work = get_object_or_404(mine, pk=pk)
    title, pictures = work.title, editing.pictures_of(work)
    form = EditForm(
        request.POST if request.method == "POST" else None,
        instance=work,
        pictures=pictures,
        initial={"seen": editing.last_edit(work)},
    )
    if request.method == "POST" and form.is_valid():
        try:
            editing.edit(
                work=work,
                by=request.user,
                said=form.cleaned_data,
                alts=form.alts,
                seen=form.cleaned_data["seen"] or 0,
                now=timezone.now(),
            )
        except editing.ChangedMeanwhile:
            form = _asked_again(form, work, pictures)
        else:
            messages.success(request, _("That is what people read now."))
            return redirect("work", pk=pk)
    context = {"form": form, "work": work, "title": title, "edits": edits_of(work.pk)}
    return render(request, "contributions/edit.html", context)


def _asked_again(form: EditForm, work: Contribution, pictures: list[MediaFile]) -> EditForm:
    """The same words, in a form that knows of the others' edits."""
    data = {name: form.data[name] for name in form.data} | {"seen": str(editing.last_edit(work))}
    again = EditForm(data, instance=work, pictures=pictures)
    again.add_error(
        None,
        _(
            "Somebody changed this work while you were typing: look below. What you typed is still "
            "here; save it again if it is to stand."
        ),
    )
    return again
