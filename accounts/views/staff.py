"""What staff do outside the admin, by the same rule as there: with a second step only."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.models import User

View = Callable[..., HttpResponse]


def staff_with(permission: str) -> Callable[[View], View]:
    """Under `login_required`: to those without the permission, the view is not there."""

    def guard(view: View) -> View:
        @wraps(view)
        def look(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            user = cast(User, request.user)
            if not user.has_perm(permission):
                raise Http404
            return ask_for_second_factor(request) or view(request, *args, **kwargs)

        return look

    return guard


def ask_for_second_factor(request: HttpRequest) -> HttpResponse | None:
    """The page that says so and how to set it up; None when nothing is missing."""
    if cast(User, request.user).lacks_second_factor:
        return render(request, "admin/second_factor.html", status=403)
    return None
