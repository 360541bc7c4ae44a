"""A work on other people's pages."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from contributions.models import Draft, Version
from tests import builders

pytestmark = pytest.mark.django_db


def oembed(client: Client, **asked: Any) -> Any:
    return client.get(f"/oembed?{urlencode(asked)}")


def address(poem: Version) -> str:
    return f"{settings.SITE_URL}{poem.contribution.get_absolute_url()}"


def test_a_work_may_be_framed_anywhere_and_no_other_page_may(client: Client) -> None:
    poem = builders.work("ada", title="Fog <b>")
    page = client.get(f"/works/{poem.contribution_id}/embed/")
    assert "frame-ancestors *;" in f"{page['Content-Security-Policy']};"
    assert "script-src 'none'" in page["Content-Security-Policy"]
    assert "X-Frame-Options" not in page.headers
    assert page["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "They built me to stand." in page.content.decode()
    assert "Fog &lt;b&gt;" in page.content.decode()
    for other in (poem.contribution.get_absolute_url(), "/", f"{address(poem)}lineage/"):
        refused = client.get(other)
        assert "frame-ancestors 'none'" in refused["Content-Security-Policy"]
        assert refused["X-Frame-Options"] == "DENY"


def test_the_framed_page_knows_nobody(client: Client) -> None:
    poem = builders.work("ada")
    path = f"/works/{poem.contribution_id}/embed/"
    visitor = client.get(path)
    client.force_login(builders.user("ada"))
    member = client.get(path)
    assert member.content == visitor.content
    assert not member.cookies
    assert member["Cache-Control"] == "public, max-age=300"
    assert len(member.content) < 3000


def test_of_a_work_that_was_taken_down_the_frame_says_only_that(client: Client) -> None:
    poem = builders.work("ada")
    builders.withdrawn(poem)
    client.force_login(builders.user("ada"))
    page = client.get(f"/works/{poem.contribution_id}/embed/")
    assert page.status_code == 410
    assert "frame-ancestors *;" in f"{page['Content-Security-Policy']};"
    assert "X-Frame-Options" not in page.headers
    assert "This work was taken down." in page.content.decode()
    assert "They built me" not in page.content.decode()
    assert oembed(client, url=address(poem)).status_code == 404


def test_a_mature_work_is_framed_under_its_cover(client: Client) -> None:
    poem = builders.work("ada", text="What not everybody wants to read.")
    poem.contribution.is_mature = True
    poem.contribution.save()
    client.cookies["mature"] = "show"
    page = client.get(f"/works/{poem.contribution_id}/embed/").content.decode()
    assert "not everybody" not in page
    assert "mature" in page


def test_oembed_tells_how_to_frame_a_work(client: Client) -> None:
    poem = builders.work("ada", "ben", title='A "fog"')
    answer = oembed(client, url=address(poem), format="json")
    told = answer.json()
    assert (told["version"], told["type"], told["title"]) == ("1.0", "rich", 'A "fog"')
    assert (told["author_name"], told["provider_name"]) == ("Ada, Ben", settings.SITE_NAME)
    assert f'src="{address(poem)}embed/"' in told["html"]
    assert 'title="A &quot;fog&quot;"' in told["html"]
    assert answer["Access-Control-Allow-Origin"] == "*"
    version = f"{address(poem)}versions/1/"
    assert oembed(client, url=version).json()["html"] == told["html"]


@pytest.mark.parametrize(
    ("asked", "size"),
    [
        ({}, (640, 336)),
        ({"maxwidth": 300, "maxheight": 250}, (300, 250)),
        ({"maxwidth": 200, "maxheight": 200}, (200, 200)),
        ({"maxwidth": 0, "maxheight": 0}, (640, 336)),
        ({"maxwidth": "wide", "maxheight": "9" * 40}, (640, 336)),
        ({"maxwidth": 5000, "maxheight": 5000}, (640, 336)),
    ],
)
def test_it_is_no_larger_than_asked_for(
    client: Client, asked: dict[str, Any], size: tuple[int, int]
) -> None:
    told = oembed(client, url=address(builders.work("ada")), **asked).json()
    assert (told["width"], told["height"]) == size


@pytest.mark.parametrize("asked", [{"maxwidth": 1}, {"maxwidth": 199}, {"maxheight": 120}])
def test_where_no_frame_has_room_a_link_is_told(client: Client, asked: dict[str, Any]) -> None:
    poem = builders.work("ada", title="Fog")
    told = oembed(client, url=address(poem), **asked).json()
    assert (told["type"], told["title"], told["author_name"]) == ("link", "Fog", "Ada")
    assert not {"html", "width", "height"} & told.keys()


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://elsewhere.example/works/1/",
        f"{settings.SITE_URL}/works/999999/",
        f"{settings.SITE_URL}/people/ada/",
        f"{settings.SITE_URL}/nowhere",
        "http://[::1",
        "javascript:alert(1)",
        "\x00",
        f"{settings.SITE_URL}/works/{'9' * 5000}/",
    ],
)
def test_what_is_not_a_work_of_this_site_is_not_found(client: Client, url: str) -> None:
    Draft.objects.create(author=builders.user("ada"), title="Half a poem")
    assert oembed(client, url=url).status_code == 404


def test_another_format_is_not_spoken(client: Client) -> None:
    poem = builders.work("ada")
    assert oembed(client, url=address(poem), format="xml").status_code == 501


def test_a_works_page_offers_the_code_and_leads_programs_to_it(client: Client) -> None:
    poem = builders.work("ada")
    page = client.get(poem.contribution.get_absolute_url()).content.decode()
    assert "Copy embed code" in page
    assert f"&lt;iframe src=&quot;{address(poem)}embed/&quot;" in page
    (link,) = [part for part in page.split("<link ") if "json+oembed" in part]
    href = link.split('href="')[1].split('"')[0]
    assert client.get(href.removeprefix(settings.SITE_URL)).json()["version"] == "1.0"


def test_the_frame_asks_the_database_four_times(client: Client) -> None:
    poem = builders.work("ada", "ben", "cleo")
    with CaptureQueriesContext(connection) as captured:
        client.get(f"/works/{poem.contribution_id}/embed/")
    assert len(captured) <= 4
