"""Pages that are worth a second step: asked for just now, and of everybody."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from allauth.account import app_settings
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.reauthentication import suspend_request
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from accounts.models import User

View = Callable[..., HttpResponse]


def second_step_required(view: View) -> View:
    """Under `login_required`. Whoever has none is shown how to set one up; what was posted goes
    on after it was given."""

    @wraps(view)
    def look(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        user = cast(User, request.user)
        if not user.has_second_factor:
            status = 200 if request.method in {"GET", "HEAD"} else 403
            return render(request, "accounts/second_step_first.html", status=status)
        if not _was_given_lately(request):
            return cast(HttpResponse, suspend_request(request, reverse(_way_of(user))))
        return view(request, *args, **kwargs)

    # a password does not lead here: the adapter offers no such way
    look.asks_for_second_step = True  # type: ignore[attr-defined]
    return look


def _was_given_lately(request: HttpRequest) -> bool:
    since = time.time() - app_settings.REAUTHENTICATION_TIMEOUT
    given = get_authentication_records(request, request.user)
    return any(one["method"] == "mfa" and one["at"] > since for one in given)


def _way_of(user: User) -> str:
    has_app = is_mfa_enabled(user, [Authenticator.Type.TOTP])
    return "mfa_reauthenticate" if has_app else "mfa_reauthenticate_webauthn"
