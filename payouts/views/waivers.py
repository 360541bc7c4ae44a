"""One's own waiving: said, answered when staff ask, taken back; each right after the password."""

from __future__ import annotations

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from contributions.views.member import MemberRequest
from hitrecord.foundation.clock import database_now
from payouts.forms.waivers import AnswerForm, TakeBackForm, WaiveForm
from payouts.models import Waiver
from payouts.queries import openbooks
from payouts.queries.accounts import people_of, theirs
from payouts.queries.waivers import is_credited
from payouts.services.waiver_words import Said, say, why_not_say
from payouts.services.waivers import waive, why_not_waive

DONE = {
    Said.YES: _("You waive your share. It goes to the others."),
    Said.NO: _("You keep your share. Nothing has changed."),
    Said.TAKEN_BACK: _(
        "You took it back. If a revision left your share out, the next has it again."
    ),
}


@login_required
@reauthentication_required(allow_get=True)  # type: ignore[untyped-decorator]
@require_http_methods(["GET", "HEAD", "POST"])
def waiver(request: MemberRequest, slug: str, key: str = "") -> HttpResponse:
    """One's own share, or the claimed one of whose `key` it is, after saying so twice; who is not
    credited does not find it."""
    production = get_object_or_404(openbooks.open_to(request.user), slug=slug)
    mine = request.user.person
    person = get_object_or_404(people_of(mine.pk), key=key or mine.key)
    if not is_credited(person, production):
        raise Http404
    standing = Waiver.objects.standing().filter(production=production, person=person).first()
    if standing:
        return redirect("waiver_answer", standing.pk)
    refusal = why_not_waive(person, production)
    form = WaiveForm(request.POST or None)
    if not refusal and form.is_valid():
        given = {"reason": form.cleaned_data["reason"], "now": database_now()}
        try:
            waive(production=production, person=person, by=request.user, **given)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, DONE[Said.YES])
            return redirect("books", production.slug)
    context = {
        "production": production,
        "person": person,
        "is_claimed": person != mine,
        "refusal": refusal,
        "form": form,
        "section": "open_books",
    }
    return render(request, "payouts/waiver.html", context, status=422 if request.POST else 200)


@login_required
@reauthentication_required(allow_get=True)  # type: ignore[untyped-decorator]
@require_http_methods(["GET", "HEAD", "POST"])
def waiver_answer(request: MemberRequest, pk: int) -> HttpResponse:
    """Yes or no to what staff ask, or taking back what counts; nobody else finds it."""
    mine = Waiver.objects.filter(theirs(request.user.person.pk))
    found = get_object_or_404(mine.select_related("production", "person", "by__person"), pk=pk)
    words = list(found.words.all())
    counts = [word.said for word in words] == [Said.YES]
    refusal = why_not_say(found, Said.TAKEN_BACK, request.user)
    form = (TakeBackForm if counts else AnswerForm)(request.POST or None)
    if not refusal and form.is_valid():
        said = Said.TAKEN_BACK if counts else Said(form.cleaned_data["said"])
        given = {"reason": form.cleaned_data["reason"], "now": database_now()}
        try:
            say(waiver=found, said=said, by=request.user, **given)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, DONE[said])
            return redirect("earnings")
    context = {
        "waiver": found,
        "words": words,
        "counts": counts,
        "is_own": found.by_id == request.user.pk,
        "refusal": refusal,
        "form": form,
        "section": "open_books",
    }
    return render(
        request, "payouts/waiver_answer.html", context, status=422 if request.POST else 200
    )
