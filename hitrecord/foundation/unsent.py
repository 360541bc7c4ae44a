"""What somebody typed and sent after their session had ended: kept until they are signed in.

It lies in the session of the visitor they have become, which signing in carries over, and is shown
to nobody but whoever was signed in in that browser last. Passwords and the account's own pages are
never kept.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils import timezone

from hitrecord.foundation.address import address_of
from hitrecord.foundation.known_here import last_here
from hitrecord.foundation.rate import is_too_often

KEY = "unsent"
LONGEST = 300_000  # characters: a long story; more is not kept for somebody we do not know
AN_HOUR = 60 * 60
MOST = 20
"""Forms an hour that are kept for one address, so that nobody fills the table of sessions."""
KEPT_FOR = timedelta(hours=12)
OURS = {"csrfmiddlewaretoken", "key"}


@dataclass(frozen=True)
class Unsent:
    """A form's address and what was in it, by field."""

    path: str
    fields: list[tuple[str, str]]

    @property
    def words(self) -> list[str]:
        """What a person would recognise as their own."""
        return [
            value
            for name, value in self.fields
            if name != "seen" and (len(value.split()) > 1 or len(value) > 12)
        ]


def keep_unsent(get_response: Callable[[HttpRequest], HttpResponse]) -> object:
    """Middleware, after sessions and users: a form sent by somebody signed out is not lost."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.method == "POST":
            _heed(request, response)
        return response

    return respond


def words_of(request: HttpRequest) -> list[str]:
    """What was typed into a form that cannot be taken: for a page that gives it back."""
    return Unsent(request.path, _typed(request)).words if request.method == "POST" else []


def unsent_of(request: HttpRequest, now: datetime) -> Unsent | None:
    kept = request.session.get(KEY)
    if not kept or datetime.fromisoformat(kept["at"]) < now - KEPT_FOR or is_of_another(request):
        return None
    return Unsent(kept["path"], [(name, value) for name, value in kept["fields"]])


def is_of_another(request: HttpRequest) -> bool:
    """What lies there was typed by whoever was signed in here before."""
    by = request.session.get(KEY, {}).get("by", "")
    return bool(by) and by != str(request.user.pk)


def forget_unsent(request: HttpRequest) -> None:
    request.session.pop(KEY, None)


def _heed(request: HttpRequest, response: HttpResponse) -> None:
    if request.user.is_authenticated:
        found = unsent_of(request, timezone.now())
        if found and found.path == request.get_full_path():
            forget_unsent(request)
    elif response.status_code == 302 and _is_sent_to_sign_in(request, response):
        fields = _typed(request)
        if fields and _has_room(request):
            now = timezone.now().isoformat()
            kept = {"path": request.get_full_path(), "fields": fields, "at": now}
            request.session[KEY] = kept | {"by": last_here(request)}
            response["Location"] = _sign_in() + "?" + urlencode({"next": reverse("unsent")})


def _has_room(request: HttpRequest) -> bool:
    key = f"unsent:{address_of(request)}"
    return not is_too_often(key, most=MOST, seconds=AN_HOUR)


def _is_sent_to_sign_in(request: HttpRequest, response: HttpResponse) -> bool:
    account = reverse("account_login").removesuffix("login/")
    ours = request.path.startswith((account, reverse("admin:index")))
    # A script that saves or asks in the background has no page to come back to.
    is_page = request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"
    return is_page and not ours and response["Location"].split("?")[0] == _sign_in()


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    """Every field with something in it; nothing when that is too much to keep."""
    fields = [
        (name, str(value))
        for name, values in request.POST.lists()
        for value in values
        if value and name not in OURS and "password" not in name
    ]
    return fields if sum(len(value) for _name, value in fields) <= LONGEST else []


def _sign_in() -> str:
    return resolve_url(settings.LOGIN_URL)
