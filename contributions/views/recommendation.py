from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from contributions.forms.recommendation import RecommendationForm
from contributions.models import Contribution
from contributions.queries.recommendations import recommendations_of
from contributions.services import recommending
from contributions.views.member import MemberRequest

PAGE = 30


@require_safe
def recommendations(request: HttpRequest, pk: int) -> HttpResponse:
    """Who recommends a work, and a member's own words about it."""
    return _shown(request, _found(pk), None)


@login_required
@require_POST
def recommendation(request: MemberRequest, pk: int) -> HttpResponse:
    """Gives a heart, with `sentence` also its words; with `take_back` in the form it takes it back.
    Twice is as good as once."""
    work, by = _found(pk), request.user
    if "take_back" in request.POST:
        if recommending.take_back(contribution=work, by=by, now=timezone.now()):
            messages.success(request, _("You took it back. Press again, and it is as it was."))
    elif "sentence" in request.POST:
        return _with_words(request, work)
    else:
        try:
            recommending.recommend(contribution=work, by=by)
        except ValidationError as refused:
            messages.error(request, refused.messages[0])
    if "list" in request.POST:
        return redirect("recommendations", work.pk)
    return redirect(f"{work.get_absolute_url()}#actions")


def _with_words(request: MemberRequest, work: Contribution) -> HttpResponse:
    form = RecommendationForm(request.POST)
    if not form.is_valid():
        return _shown(request, work, form)
    words = form.cleaned_data["sentence"]
    try:
        recommending.recommend(contribution=work, by=request.user, sentence=words)
    except ValidationError as refused:
        form.add_error("sentence", refused)
        return _shown(request, work, form)
    messages.success(request, _("That is what stands there now."))
    return redirect("recommendations", work.pk)


def _found(pk: int) -> Contribution:
    return get_object_or_404(Contribution.objects.published(), pk=pk)


def _shown(
    request: HttpRequest, work: Contribution, form: RecommendationForm | None
) -> HttpResponse:
    mine = None
    if request.user.is_authenticated:
        mine = work.recommendations.filter(user=request.user).first()
        if form is None:
            form = RecommendationForm(initial={"sentence": mine.sentence if mine else ""})
    found = recommendations_of(work, reader=request.user)
    context = {
        "work": work,
        "page": Paginator(found, PAGE).get_page(request.GET.get("page")),
        "form": form,
        "is_given": mine is not None and mine.taken_back_at is None,
        "section": "discover",
    }
    return render(request, "contributions/recommendations.html", context)
