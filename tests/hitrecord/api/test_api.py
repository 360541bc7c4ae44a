"""The public API: it tells everybody the same, and of what is private nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from accounts.models import User
from contributions.models import Draft, Tag, Version
from contributions.services.recommending import recommend, take_back
from tests import builders
from tests.hitrecord.api.studio import studio
from tests.payouts.builders import computed

pytestmark = pytest.mark.django_db
API = "/api/v1/"


def told(client: Client, path: str) -> dict[str, Any]:
    answer = client.get(API + path)
    assert answer.status_code == 200, answer.content
    found: dict[str, Any] = answer.json()
    return found


def test_a_program_finds_its_way_from_the_root_by_links_alone(client: Client) -> None:
    made = studio()
    works = client.get(told(client, "")["links"]["works"]).json()["items"]
    song = next(work for work in works if work["id"] == made.song.contribution_id)
    assert [author["name"] for author in song["authors"]] == ["Cleo", "Dan"]
    assert (
        client.get(song["links"]["credits"]).json()["made_from"][0]["authors"][0]["name"] == "Ada"
    )
    assert len(client.get(song["links"]["lineage"]).json()["nodes"]) == 2
    versions = client.get(song["links"]["versions"]).json()["items"]
    assert client.get(versions[0]["links"]["self"]).json()["text"] == "They built me to stand."


def test_a_list_is_told_once_each_page_after_page(client: Client) -> None:
    ids = [builders.work("ada").contribution_id for _number in range(5)]
    seen, address = [], f"{API}works/?limit=2"
    while address:
        answer = client.get(address)
        page = answer.json()
        seen += [work["id"] for work in page["items"]]
        address = page["links"]["next"]
        assert (f'<{address}>; rel="next"' == answer.headers.get("Link", "")) is bool(address)
    assert seen == sorted(ids, reverse=True)


def test_works_are_chosen_by_kind_tag_and_person(client: Client) -> None:
    made = studio()
    song = [made.song.contribution_id]
    for asked in ("kind=audio", "tag=sea", f"person={builders.person('dan').key}"):
        assert [work["id"] for work in told(client, f"works/?{asked}")["items"]] == song
    Tag.objects.create(slug="ocean", name="Ocean", alias_of=Tag.objects.get(slug="sea"))
    assert [work["id"] for work in told(client, "works/?tag=ocean")["items"]] == song


def test_nothing_that_hangs_on_the_wall_is_asked_for_again_unless_it_changed(
    client: Client,
) -> None:
    made = studio()
    for path in made.addresses[:-1]:
        first = client.get(API + path)
        again = client.get(API + path, headers={"If-None-Match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b""), path
        assert first["Cache-Control"].startswith("public")
        assert again["Access-Control-Allow-Origin"] == "*"
    etag = client.get(f"{API}works/")["ETag"]
    builders.work("ben")
    assert client.get(f"{API}works/", headers={"If-None-Match": etag}).status_code == 200


def test_whoever_is_signed_in_is_told_what_a_visitor_is_told(client: Client) -> None:
    made = studio()
    visitor = [client.get(API + path).content for path in made.addresses]
    client.force_login(builders.staff("paula"))
    answers = [client.get(API + path) for path in made.addresses]
    assert [answer.content for answer in answers] == visitor
    assert all("private" not in answer["Cache-Control"] for answer in answers)
    assert not any(answer.cookies for answer in answers)


def test_of_a_withdrawn_work_only_its_tombstone_is_told(client: Client) -> None:
    made = studio()
    path = f"works/{made.gone.pk}/"
    for each in ("", "versions/", "versions/1/", "lineage/", "credits/"):
        answer = client.get(f"{API}{path}{each}")
        assert answer.status_code == 410
        assert answer.headers["Cache-Control"] == "no-cache"
        assert answer.json()["work"]["title"] == "Fog"
        assert answer.json()["work"]["state"] == "withdrawn"
        assert "They built me" not in answer.content.decode()
    assert made.gone.pk not in [work["id"] for work in told(client, "works/")["items"]]


def test_drafts_and_what_was_never_published_are_not_there(client: Client) -> None:
    Draft.objects.create(author=builders.user("ada"), title="Half a poem")
    proposal = computed()
    assert client.get(f"{API}proposals/{proposal.pk}/").status_code == 404
    assert client.get(f"{API}proposals/{proposal.pk}/shares/").status_code == 404
    assert told(client, "proposals/")["items"] == []
    assert "Half" not in client.get(f"{API}works/").content.decode()
    project = told(client, f"projects/{proposal.production.project.slug}/")
    assert project["production"] is None


def test_under_the_cover_of_a_mature_work_there_is_nothing(client: Client) -> None:
    poem = mature(builders.work("ada", text="What not everybody wants to read."))
    told_of = told(client, f"works/{poem.contribution_id}/versions/1/")
    assert (told_of["text"], told_of["files"]) == ("", [])
    assert told(client, f"works/{poem.contribution_id}/")["mature"] is True
    assert told(client, "search/?q=everybody")["works"] == []


def test_hearts_taken_back_and_of_people_who_left_do_not_count(client: Client) -> None:
    work = builders.work("ada").contribution
    for name in ("ben", "cleo", "dan"):
        recommend(contribution=work, by=builders.user(name))
    take_back(contribution=work, by=builders.user("ben"), now=timezone.now())
    User.objects.filter(handle="cleo").update(is_active=False)
    assert told(client, f"works/{work.pk}/")["recommendations"] == 1


def test_a_search_forgives_what_the_search_page_forgives(client: Client) -> None:
    work = builders.work("ada", title="The lighthouse keeper").contribution
    cleo = builders.user("cleo", bio="of the lighthouse")
    found = told(client, "search/?q=lighthuose")
    assert [each["id"] for each in found["works"]] == [work.pk]
    assert [each["handle"] for each in told(client, "search/?q=lighthouse")["people"]] == ["cleo"]
    User.objects.filter(pk=cleo.pk).update(is_active=False)
    assert told(client, "search/?q=lighthouse")["people"] == []


def mature(version: Version) -> Version:
    version.contribution.is_mature = True
    version.contribution.save()
    return version


def test_who_left_is_told_by_the_name_that_stays(client: Client) -> None:
    poem = builders.work("ada")
    ada = builders.user("ada")
    ada.is_active, ada.bio = False, "Poet"
    ada.save()
    told_of = told(client, f"people/{ada.person.key}/")
    assert (told_of["name"], told_of["handle"], told_of["url"], told_of["bio"]) == (
        *("Ada", None, None),
        "",
    )
    builders.withdrawn(poem)
    assert client.get(f"{API}people/{ada.person.key}/").status_code == 404


def test_money_is_told_in_whole_minor_units_with_its_currency(client: Client) -> None:
    made = studio()
    proposal = told(client, f"proposals/{made.proposal.pk}/")
    shares = told(client, f"proposals/{made.proposal.pk}/shares/")["items"]
    assert proposal["currency"] == shares[0]["currency"] == made.proposal.currency
    assert sum(share["amount"] for share in shares) + proposal["unallocated"] == proposal["pool"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        *(("works/?limit=0", 400), ("works/?limit=101", 400), ("works/?limit=two", 400)),
        *(("works/?after=%00", 400), ("works/?kind=dance", 400), ("search/", 400)),
        *(("search/?q=%00", 400), ("works", 404), ("nowhere/at/all/", 404), ("works/0/", 404)),
        *((f"works/{'9' * 5000}/", 404), (f"works/{'9' * 30}/", 404), ("people/ADA/", 404)),
        (f"works/?after={'9' * 40}", 400),
    ],
)
def test_what_cannot_be_asked_is_said_in_a_sentence(client: Client, path: str, status: int) -> None:
    answer = client.get(API + path)
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer.json()["detail"].endswith(".")


def test_what_no_address_knows_is_ignored_everywhere_and_the_description_says_so(
    client: Client,
) -> None:
    for path in studio().addresses:
        asked, more = client.get(API + path), "&" if "?" in path else "?"
        answer = client.get(f"{API}{path}{more}kinds=audio&colour=red")
        assert answer.status_code == asked.status_code, path
        both = answer.json(), asked.json()
        for each in both:
            each.pop("links", None)
        assert both[0] == both[1], path
    assert "is ignored" in told(client, "openapi.json")["info"]["description"]


def test_it_is_for_reading_only_and_says_so_to_scripts_that_ask_before(client: Client) -> None:
    refused = client.post(f"{API}works/", {"title": "Mine"})
    assert (refused.status_code, refused["Allow"]) == (405, "GET, HEAD, OPTIONS")
    for path in ("", "works/", "works/7/", "openapi.json", "nothing/"):
        for method in ("post", "put", "patch", "delete"):
            said = getattr(Client(enforce_csrf_checks=True), method)(API + path)
            assert (said.status_code, said["Allow"]) == (405, "GET, HEAD, OPTIONS")
            assert said["Content-Type"] == "application/problem+json"
    asked = client.options(f"{API}works/", headers={"Origin": "https://elsewhere.example"})
    assert asked.status_code == 204
    assert asked["Access-Control-Allow-Headers"] == "If-None-Match"
    assert "Access-Control-Allow-Credentials" not in asked


def test_who_asks_too_often_is_told_when_to_come_back(
    client: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.API_A_MINUTE = 3
    it_is(monkeypatch, 90)
    assert [client.get(API).status_code for _number in range(4)] == [200, 200, 200, 429]
    refused = client.get(API)
    assert refused["Retry-After"] == "30"
    assert refused.json()["status"] == 429
    it_is(monkeypatch, 120)
    assert client.get(API).status_code == 200


def it_is(monkeypatch: pytest.MonkeyPatch, seconds: int) -> None:
    moment = datetime.fromtimestamp(seconds, UTC)
    monkeypatch.setattr("hitrecord.foundation.programs.timezone.now", lambda: moment)


def test_it_asks_the_database_equally_often_for_one_and_for_many(client: Client) -> None:
    made = studio()
    paths = made.addresses[:-1]
    few = [statements(client, path) for path in paths]
    for _number in range(4):
        builders.work("ada", "ben", title="Waltz", sources={made.song: "based_on"})
        builders.new_version(made.song.contribution, "cleo", "dan", "ada")
        builders.project()
    assert [statements(client, path) for path in paths] == few
    assert max(few) <= 8, few


def statements(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(API + path)
    return len(captured)


def test_the_help_page_says_how_to_ask(client: Client) -> None:
    page = client.get("/help/api/").content.decode()
    assert "/api/v1/openapi.json" in page
    assert "120 times a minute" in page
