"""From an empty page to a draft or a published work."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from contributions.forms.work import WorkForm
from contributions.incoming import refused, stop_early
from contributions.models import Contribution, Draft, Relation
from contributions.services import drafts
from contributions.services.citing import sorted_out
from contributions.services.sources import Choice
from contributions.views.drafts import begun
from contributions.views.workbench import Workbench
from hitrecord.foundation.text import whole_number

MOST_GIVEN = 200


@stop_early
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def contribute(request: HttpRequest) -> HttpResponse:
    """One page, one column. What is sent becomes a draft, or a work at once. With `source`, once or
    more often, works are chosen already, and `relation` says how."""
    user = cast(User, request.user)
    draft = Draft(author=user)
    if request.method == "POST":
        return Workbench(request, draft if refused(request) else begun(request) or draft).take()
    given = [whole_number(each) for each in request.GET.getlist("source")[:MOST_GIVEN]]
    relation = request.GET.get("relation", "")
    how = Relation(relation) if relation in Relation.values else Relation.BASED_ON
    return chosen_already(request, [pk for pk in given if pk is not None], how)


def chosen_already(request: HttpRequest, versions: list[int], relation: Relation) -> HttpResponse:
    """The empty page with these named as sources, and said of each that cannot be."""
    draft = Draft(author=cast(User, request.user))
    form = WorkForm(instance=draft)
    allowed, sentences = sorted_out(draft, versions) if versions else ([], [])
    form.choices = [Choice(pk, relation) for pk in allowed]
    for sentence in sentences:
        messages.warning(request, sentence)
    return Workbench(request, draft, form).show()


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def remix(request: HttpRequest, pk: int) -> HttpResponse:
    """To the contribute page with this work's current version already chosen; nothing is kept
    before there is something to keep."""
    work = get_object_or_404(Contribution.objects.visible_to(request.user), pk=pk)
    return redirect(f"{reverse('contribute')}?source={work.current_id}")


@login_required
@require_POST
def versions(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin, or go on with, the next version of an own work."""
    user = cast(User, request.user)
    mine = Contribution.objects.visible_to(user).filter(current__authorships__person__user=user)
    work = get_object_or_404(mine, pk=pk)
    return redirect(drafts.next_version(contribution=work, by=user))
