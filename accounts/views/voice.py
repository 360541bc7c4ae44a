from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from hitrecord.foundation import numbers


def speak_as_chosen(get_response: Callable[[HttpRequest], HttpResponse]) -> object:
    """Middleware, after users: pages in a member's language, by their clock, with their numbers."""

    def respond(request: HttpRequest) -> HttpResponse:
        user = request.user
        if not user.is_authenticated:
            return get_response(request)
        if user.language:
            translation.activate(user.language)
            request.LANGUAGE_CODE = translation.get_language()
        with timezone.override(user.zone), numbers.written(user.numbers):
            return get_response(request)

    return respond
