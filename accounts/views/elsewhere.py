"""Going to a provider of accounts and coming back. A provider that is down, or answers nonsense, is
told in a sentence: the library lets that through."""

from __future__ import annotations

import logging
from collections.abc import Callable

from allauth.socialaccount.providers.openid_connect import views as library
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

logger = logging.getLogger(__name__)
NONSENSE = (OSError, KeyError, ValueError, TypeError, AttributeError)


def login(request: HttpRequest, provider_id: str) -> HttpResponse:
    return _carefully(library.login, request, provider_id)


def callback(request: HttpRequest, provider_id: str) -> HttpResponse:
    return _carefully(library.callback, request, provider_id)


def _carefully(
    view: Callable[..., HttpResponse], request: HttpRequest, provider_id: str
) -> HttpResponse:
    try:
        return view(request, provider_id)
    except NONSENSE as error:
        logger.warning("provider of accounts failed: %s", type(error).__name__, exc_info=True)
        return redirect("socialaccount_login_error")
