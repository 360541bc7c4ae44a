"""A NUL is left out of whatever comes in: no page falls over it, and no word beside it is lost."""

from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from hitrecord.foundation.nul import LeaveOutNul
from tests import builders

FORM = "application/x-www-form-urlencoded"


def answer(request: HttpRequest, *, exempt: bool = False) -> HttpRequest:
    """The request as the view is given it."""

    def view(given: HttpRequest) -> HttpResponse:
        return HttpResponse()

    view.csrf_exempt = exempt  # type: ignore[attr-defined]
    layer = LeaveOutNul(view)
    layer(request)
    layer.process_view(request, view, (), {})
    return request


def test_words_beside_it_are_kept() -> None:
    sent = RequestFactory().post("/?a=%00b&a=c", b"te%00xt=It%00+walks&text=far", content_type=FORM)
    request = answer(sent)
    assert request.GET.getlist("a") == ["b", "c"]
    assert request.POST.getlist("text") == ["far"]


def test_what_holds_none_stays_what_it_was() -> None:
    sent = RequestFactory().post("/", {"text": "It walks"})
    form = sent.POST
    assert answer(sent).POST is form


def test_a_page_that_takes_files_by_itself_reads_them_by_itself() -> None:
    sent = RequestFactory().post("/", {"text": "It\0 walks"})
    assert answer(sent, exempt=True).read().count(b"walks") == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("search", {"q": "\0"}),
        ("calls", {"skill": "\0", "kind": "a\0"}),
        ("discover", {"tag": "\0", "kind": "\0"}),
        ("projects", {"phase": "\0", "q": "\0"}),
        ("change_following", {"kind": "person\0", "id": "1\0"}),
        ("welcome", {"skills": "1\0"}),
        ("notice_settings", {"language": "de\0", "time_zone": "\0"}),
        ("settings", {"handle": "ada\0", "credit_name": "Ada\0"}),
        ("account_login", {"login": "ada\0", "password": "\0"}),
        ("account_reset_password", {"email": "ada\0@example.com"}),
    ],
)
def test_no_page_falls_over_it(client: Client, name: str, said: dict[str, str]) -> None:
    client.force_login(builders.user("ada"))
    for ask in (client.get, client.post):
        assert ask(reverse(name), said).status_code < 500
