from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.views.viewing import viewing_of
from contributions.models import Contribution
from contributions.queries.made_from_mine import works_with_threads
from contributions.queries.made_into import by_others, remade, rows_of, threads_from
from contributions.views.member import MemberRequest
from hitrecord.foundation.text import whole_number

PAGE = 24


@require_safe
def made_into(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything made from a work, what its authors pinned first."""
    work = get_object_or_404(Contribution.objects.visible_to(request.user), pk=pk)
    edges = threads_from(Contribution.objects.filter(pk=pk))
    page = Paginator(rows_of(edges, request.user, pinned_first=True), PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "work": work,
        "page": page,
        "threads": remade(list(page), viewing=viewing_of(request)),
        "is_mine": _is_mine(work, request),
        "section": "discover",
    }
    return render(request, "contributions/made_into.html", context)


@login_required
@require_safe
def made_from_mine(request: MemberRequest) -> HttpResponse:
    """What others made from a member's works, newest first; of one of them when it is named."""
    mine = Contribution.objects.filter(current__authorships__person__user=request.user)
    chosen = whole_number(request.GET.get("work", ""))
    everything = by_others(threads_from(mine), request.user)
    edges = everything if chosen is None else everything.filter(source__contribution=chosen)
    page = Paginator(rows_of(edges, request.user, pinned_first=False), PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "page": page,
        "threads": remade(list(page), viewing=viewing_of(request)),
        "works": works_with_threads(everything),
        "chosen": chosen,
        "is_mine": True,
    }
    return render(request, "contributions/made_from_mine.html", context)


def _is_mine(work: Contribution, request: HttpRequest) -> bool:
    user = request.user
    authors = work.current.authorships if work.current else None
    return bool(authors and isinstance(user, User) and authors.filter(person__user=user).exists())
