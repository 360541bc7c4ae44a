"""Where a request came from; and that nobody is turned away when that cannot be known."""

from typing import Any

import pytest
from django.test import Client, RequestFactory
from pytest_django import Settings

from hitrecord.foundation.address import address_of
from tests import builders

SOCKET: Any = {"REMOTE_ADDR": ""}


def test_the_address_of_the_other_end_or_what_our_proxies_say(settings: Settings) -> None:
    made = RequestFactory()
    forwarded = {"X-Forwarded-For": "198.51.100.4, 192.0.2.7"}
    assert address_of(made.get("/", headers=forwarded)) == "127.0.0.1"
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert address_of(made.get("/", headers=forwarded)) == "192.0.2.7"
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 3  # but one says nothing
    assert address_of(made.get("/", headers=forwarded)) == ""


def test_behind_a_socket_there_is_none() -> None:
    assert address_of(RequestFactory(**SOCKET).get("/")) == ""


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/works/{work}/", "/verify/", "/copyright/", "/api/v1/"])
def test_pages_that_count_who_asks_answer_there(path: str) -> None:
    work = builders.work("ada").contribution_id
    answer = Client(**SOCKET).get(path.format(work=work))
    assert answer.status_code == 200


@pytest.mark.django_db
def test_what_somebody_without_an_account_sends_there_arrives() -> None:
    visitor, work = Client(**SOCKET), builders.work("ada").contribution_id
    sent = visitor.post(f"/works/{work}/comments/", {"text": "Not lost."}, follow=True)
    assert sent.status_code == 200
