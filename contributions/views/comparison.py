from __future__ import annotations

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from contributions.models import Contribution, Version
from contributions.queries.comparison import comparison_page
from contributions.views.cover import to_the_cover
from hitrecord.foundation.text import whole_number


@require_safe
def comparison(request: HttpRequest, pk: int) -> HttpResponseBase:
    """What changed from one version to another; both named in the address."""
    work = get_object_or_404(Contribution.objects.visible_to(request.user), pk=pk)
    cover = to_the_cover(request, work)
    if cover:
        return cover
    try:
        page = comparison_page(
            work,
            before=_number(request, "from"),
            after=_number(request, "to"),
            part=_number(request, "part") or 1,
        )
    except Version.DoesNotExist as error:
        raise Http404 from error
    context = {"page": page, "work": work, "section": "discover"}
    return render(request, "contributions/comparison.html", context)


def _number(request: HttpRequest, name: str) -> int | None:
    """None when it is not said; what is no number is no version."""
    said = request.GET.get(name, "")
    number = whole_number(said)
    return 0 if said and number is None else number
