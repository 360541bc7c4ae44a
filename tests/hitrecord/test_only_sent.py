"""An address that a button sends to, opened like a page."""

import pytest
from django.test import Client

from tests import builders

pytestmark = pytest.mark.django_db


def test_whoever_opens_it_reads_so_and_finds_the_page_above(client: Client) -> None:
    project = builders.project(lead="eva")
    client.force_login(builders.user("eva"))
    desk = f"/projects/{project.slug}/desk/"
    answer = client.get(f"{desk}phase/", headers={"accept": "text/html"})
    page = answer.content.decode()
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "Nothing was done and nothing is lost." in page
    assert f'href="{desk}"' in page


def test_a_program_gets_the_bare_answer(client: Client) -> None:
    client.force_login(builders.user("eva"))
    project = builders.project(lead="eva")
    address = f"/projects/{project.slug}/desk/phase/"
    assert client.get(address, headers={"accept": "application/json"}).content == b""
    assert client.head(address).status_code == 405
