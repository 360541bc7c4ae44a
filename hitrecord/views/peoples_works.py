"""All works of one person, and all that others made from them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.core.paginator import InvalidPage, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from accounts.views.viewing import viewing_of
from contributions.models.contribution import ContributionQuerySet
from contributions.queries.cards import cards_of
from hitrecord.queries.profile import remixes_of, works_by
from hitrecord.views.profile import PAGE, member_called


@require_safe
def works(request: HttpRequest, handle: str) -> HttpResponse:
    return _shown(request, handle, works_by, "persons_works")


@require_safe
def remixes(request: HttpRequest, handle: str) -> HttpResponse:
    return _shown(request, handle, remixes_of, "persons_remixes")


def _shown(
    request: HttpRequest, handle: str, which: Callable[..., ContributionQuerySet], here: str
) -> HttpResponse:
    """An impossible page is not found."""
    user, is_former = member_called(handle)
    if is_former:
        return redirect(here, user.handle)
    viewing = viewing_of(request)
    try:
        page = Paginator(which(user.person, viewing=viewing), PAGE).page(request.GET.get("page", 1))
    except InvalidPage as error:
        raise Http404 from error
    cards = cards_of(cast("ContributionQuerySet", page.object_list), viewing=viewing)
    context = {"member": user, "page": page, "cards": cards, "is_me": request.user.pk == user.pk}
    words = _words(here, user.person.credit_name, page.paginator.count)
    return render(request, "hitrecord/peoples_works.html", context | words)


def _words(here: str, name: str, count: int) -> dict[str, Any]:
    said = {"name": name, "count": count}
    if here == "persons_works":
        counted = ngettext("%(count)s work on the wall.", "%(count)s works on the wall.", count)
        return {"headline": _("Works by %(name)s") % said, "counted": counted % said}
    counted = ngettext(
        "%(count)s work by somebody else is built on them.",
        "%(count)s works by others are built on them.",
        count,
    )
    return {"headline": _("Made from works by %(name)s") % said, "counted": counted % said}
