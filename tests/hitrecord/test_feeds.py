"""Atom feeds, held to what RFC 4287 asks of every feed."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import quote, urlsplit
from xml.etree.ElementTree import Element, fromstring

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import FormerHandle
from contributions.models import Tag
from projects.models import Project, Update
from projects.services.deciding import decide
from projects.services.submissions import submit
from tests import builders

pytestmark = pytest.mark.django_db
A = "{http://www.w3.org/2005/Atom}"


def read(client: Client, address: str) -> Element:
    """The feed, after what every feed has to have was looked for."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    assert answer["Content-Type"].startswith("application/atom+xml")
    feed = fromstring(answer.content)  # noqa: S314 -- our own
    assert feed.tag == f"{A}feed"
    links = {found.get("rel"): found.get("href") for found in feed.findall(f"{A}link")}
    assert links["self"] == one(feed, "id")
    assert set(links) == {"self", "alternate"}
    for part in [feed, *feed.findall(f"{A}entry")]:
        assert urlsplit(one(part, "id")).scheme == "http"
        assert one(part, "title")
        assert datetime.fromisoformat(one(part, "updated")).tzinfo
        assert all(one(each, "name") for each in part.findall(f"{A}author"))
        assert part.find(f"{A}author") is not None
    entries = feed.findall(f"{A}entry")
    assert len({one(each, "id") for each in entries}) == len(entries)
    return feed


def one(part: Element, name: str) -> str:
    (found,) = part.findall(f"{A}{name}")
    return found.text or ""


def titles(feed: Element) -> list[str]:
    return [one(each, "title") for each in feed.findall(f"{A}entry")]


def project_with_news() -> Project:
    project = builders.project()
    now, eva = timezone.now(), builders.user("eva")
    song = builders.work("cleo", title="Waltz", kind="audio")
    answer = submit(version=song, by=builders.user("cleo"), call=builders.call(project), now=now)
    decide(submission=answer, by=eva, decision="accepted", reason="Thank you.", now=now)
    Update.objects.create(
        project=project, author=eva, title="The boot lands", text="It did.", html="<p>It did.</p>"
    )
    return project


def test_there_is_a_feed_of_new_works_a_person_a_tag_a_project_and_a_search(
    client: Client,
) -> None:
    poem = builders.work("ada", title="Fog & rain, 1 < 2", text="They built me to stand.")
    poem.contribution.tags.add(Tag.objects.create(slug="sea", name="Sea"))
    project = project_with_news()
    assert titles(read(client, "/feed.atom")) == ["Waltz", "Fog & rain, 1 < 2"]
    assert titles(read(client, "/people/ada/feed.atom")) == ["Fog & rain, 1 < 2"]
    assert titles(read(client, "/tags/sea/feed.atom")) == ["Fog & rain, 1 < 2"]
    assert titles(read(client, "/search/feed.atom?q=rain")) == ["Fog & rain, 1 < 2"]
    told = titles(read(client, f"/projects/{project.slug}/feed.atom"))
    assert told == ["The boot lands", "Waltz"]
    (entry,) = read(client, "/people/ada/feed.atom").findall(f"{A}entry")
    assert "They built me to stand." in one(entry, "content")
    person = entry.find(f"{A}author")
    assert person is not None
    assert (one(person, "name"), one(person, "uri")[-12:]) == ("Ada", "/people/ada/")


@pytest.mark.parametrize(
    "words",
    ["'\"(!&|:*", 'or -and "', "\x00", "🪗 -", "<b>&amp;", "a" * 5000, "%", "]]>", "\x1b[0m"],
)
def test_a_feed_of_a_search_for_anything_is_valid(client: Client, words: str) -> None:
    assert read(client, f"/search/feed.atom?q={quote(words)}") is not None
    assert titles(read(client, "/search/feed.atom")) == []


def test_what_is_withdrawn_mature_or_a_draft_is_in_no_feed(client: Client) -> None:
    builders.withdrawn(builders.work("ada", title="Withdrawn waltz"))
    mature = builders.work("ada", title="Mature waltz").contribution
    mature.is_mature = True
    mature.save()
    client.force_login(builders.user("ada"))
    client.cookies["mature"] = "show"
    for address in ("/feed.atom", "/people/ada/feed.atom", "/search/feed.atom?q=waltz"):
        assert titles(read(client, address)) == []


def test_a_reader_that_asks_again_is_told_that_nothing_changed(client: Client) -> None:
    poem = builders.work("ada")
    first = client.get("/feed.atom")
    for condition in (
        {"If-None-Match": first["ETag"]},
        {"If-Modified-Since": first["Last-Modified"]},
        {"If-None-Match": first["ETag"], "If-Modified-Since": first["Last-Modified"]},
    ):
        again = client.get("/feed.atom", headers=condition)
        assert (again.status_code, again.content) == (304, b"")
    builders.withdrawn(poem)
    later: Any = client.get("/feed.atom", headers={"If-None-Match": first["ETag"]})
    assert later.status_code == 200


def test_a_feed_may_be_kept_by_anybody_for_it_knows_nobody(client: Client) -> None:
    builders.work("ada")
    visitor = client.get("/feed.atom")
    client.force_login(builders.user("ada"))
    member = client.get("/feed.atom")
    assert member.content == visitor.content
    assert member["Cache-Control"] == "public, max-age=300"


def test_a_new_handle_is_followed_and_who_is_gone_is_not_found(client: Client) -> None:
    ada = builders.user("ada")
    FormerHandle.objects.create(handle="adah", user=ada)
    assert client.get("/people/adah/feed.atom")["Location"] == "/people/ada/feed.atom"
    ada.is_active = False
    ada.save()
    for address in ("/people/ada/feed.atom", "/tags/none/feed.atom", "/projects/none/feed.atom"):
        assert client.get(address).status_code == 404


def test_a_feed_asks_the_database_equally_often_for_one_work_and_for_many(client: Client) -> None:
    addresses = ["/feed.atom", f"/projects/{project_with_news().slug}/feed.atom"]
    few = [statements(client, address) for address in addresses]
    for _number in range(4):
        builders.work("ada", "ben")
    assert [statements(client, address) for address in addresses] == few
    assert max(few) <= 7


def statements(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


def test_pages_lead_to_their_feeds(client: Client) -> None:
    builders.work("ada").contribution.tags.add(Tag.objects.create(slug="sea", name="Sea"))
    slug = builders.project().slug
    for page, feed in (
        ("/discover/", "/feed.atom"),
        ("/people/ada/", "/people/ada/feed.atom"),
        ("/tags/sea/", "/tags/sea/feed.atom"),
        (f"/projects/{slug}/", f"/projects/{slug}/feed.atom"),
        ("/search/?q=work", "/search/feed.atom?q=work"),
    ):
        html = client.get(page).content.decode()
        head, body = html.split("</head>")
        assert f'href="{feed}"' in head, page
        assert f'href="{feed}"' in body, page


def test_a_search_feed_is_narrowed_as_the_page_of_results_is(client: Client) -> None:
    builders.work("ada", title="Rain on tin")
    builders.work("cleo", title="Rain in three four", kind="audio")
    assert len(titles(read(client, "/search/feed.atom?q=rain"))) == 2
    assert titles(read(client, "/search/feed.atom?q=rain&kind=audio")) == ["Rain in three four"]
    assert titles(read(client, "/search/feed.atom?q=rain&kind=image")) == []
    page = client.get("/search/?q=rain&in=works&kind=audio").content.decode()
    assert "/search/feed.atom?q=rain&amp;kind=audio" in page
