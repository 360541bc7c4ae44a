"""No page of the office offers a role a door that is closed to it."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client

from contributions.models import StaffPick
from hitrecord.roles import DOES
from projects.models import Phase, Project
from tests import builders
from tests.hitrecord.addresses import of_the_admin
from tests.hitrecord.every_row import fill_the_rest, past_the_guards
from tests.hitrecord.test_stored_payloads import a_studio

pytestmark = pytest.mark.django_db


class Doors(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.page, self.found = page, set[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        address = urlsplit(urljoin(self.page, dict(attrs).get("href") or ""))
        is_door = not address.query or address.path.endswith("/add/")
        if tag == "a" and address.path.startswith("/admin/") and is_door:
            self.found.add(f"{address.path}?{address.query}".rstrip("?"))


def doors(client: Client, page: str) -> set[str]:
    answer = client.get(page)
    if answer.status_code != 200 or answer.streaming:
        return set()
    reader = Doors(page)
    reader.feed(answer.content.decode())
    return reader.found


@pytest.mark.parametrize("role", DOES)
def test_whatever_the_office_shows_a_role_opens(role: str) -> None:
    a_studio()
    past_the_guards(on=True)
    fill_the_rest()
    Project.objects.update(phase=Phase.IN_REVIEW)
    StaffPick.objects.update(ended_at=None, ended_by=None)
    past_the_guards(on=False)
    client = Client()
    client.force_login(builders.staff(f"the-{role}", role=role))
    offered = {door: page for page in of_the_admin() for door in doors(client, page)}
    closed = {
        door: page for door, page in offered.items() if client.get(door).status_code in (403, 404)
    }
    assert closed == {}
    assert len(offered) > 20
