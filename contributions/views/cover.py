"""The cover over a mature work holds for everything that shows it, and not for its page alone."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from accounts.models import User
from accounts.views.viewing import viewing_of
from contributions.models import Contribution
from contributions.queries.veil import is_veiled


def is_covered(request: HttpRequest, work: Contribution) -> bool:
    """For whoever has not asked to see mature works, except for the work's authors."""
    if not is_veiled(is_mature=work.is_mature, viewing=viewing_of(request)):
        return False
    user = request.user
    authors = work.current.authorships if work.current else None
    return not (isinstance(user, User) and authors and authors.filter(person__user=user).exists())


def to_the_cover(request: HttpRequest, work: Contribution) -> HttpResponseBase | None:
    """To the page where one can ask to see it; None for who may go on."""
    return redirect(work) if is_covered(request, work) else None
