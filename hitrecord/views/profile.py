from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.queries.members import members
from accounts.views.viewing import viewing_of
from contributions.queries import recommendations
from hitrecord.queries.profile import profile_of

PAGE = 30


@require_safe
def profile(request: HttpRequest, handle: str) -> HttpResponse:
    user, is_former = member_called(handle)
    if is_former:
        return redirect("profile", user.handle)
    viewing, page = viewing_of(request), request.GET.get("page")
    seen = profile_of(user, viewing=viewing, reader=request.user, page=page)
    context = {"profile": seen, "is_me": request.user.pk == user.pk}
    return render(request, "hitrecord/profile.html", context)


@require_safe
def recommended_by(request: HttpRequest, handle: str) -> HttpResponse:
    """Everything that somebody recommends, with their words."""
    user, is_former = member_called(handle)
    if is_former:
        return redirect("recommended_by", user.handle)
    viewing = viewing_of(request)
    hearts = recommendations.recommended_by(user, reader=request.user, viewing=viewing)
    page = Paginator(hearts, PAGE).get_page(request.GET.get("page"))
    context = {"person": user.person, "member": user, "page": page}
    return render(request, "hitrecord/recommended_by.html", context)


def member_called(handle: str) -> tuple[User, bool]:
    """Who has this handle, or had it (True)."""
    found = members().select_related("person")
    user = found.filter(handle=handle.lower()).first()
    if user:
        return user, False
    return get_object_or_404(found, former_handles__handle=handle.lower()), True
