"""Lineage, credits, downloads, hearts and withdrawal, as a browser sees them."""

import io
import zipfile
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from contributions.models import MediaFile, Recommendation, Relation, Version, Visit
from tests import builders

pytestmark = pytest.mark.django_db
PAPERS = ["CREDITS.txt", "credits.json"]
AtMost = Callable[[int], AbstractContextManager[object]]


@pytest.fixture
def song() -> Version:
    poem = builders.work("ada", title="Poem")
    return builders.work("cleo", title="Waltz", sources={poem: Relation.BASED_ON})


def upload(version: Version, name: str, content: bytes) -> None:
    media = MediaFile(
        uploader=builders.user("cleo"),
        version=version,
        display_name=name,
        size=len(content),
        sha256="0" * 64,
    )
    media.original.save("x", ContentFile(content))


def test_a_lineage_is_a_picture_a_list_and_data(client: Client, song: Version) -> None:
    film = builders.remix(song, "eva", relation=Relation.CONTAINS)
    page = client.get(f"/works/{song.contribution_id}/lineage/").content.decode()
    assert '<path class="thread k-writing based_on"' in page
    assert page.count('class="node-title"') == 3
    data = client.get(f"/works/{song.contribution_id}/lineage.json").json()
    assert {node["id"] for node in data["nodes"]} >= {film.contribution_id}
    assert data["edges"][0]["source"]["version"] == 1


def test_a_work_without_threads_has_a_page_too(client: Client) -> None:
    poem = builders.work("ada")
    page = client.get(f"/works/{poem.contribution_id}/lineage/").content.decode()
    assert "Nothing yet. It could be yours." in page


@pytest.mark.parametrize("count", [1, 12])
def test_a_lineage_takes_the_same_statements_for_any_number(
    count: int, song: Version, client: Client, django_assert_max_num_queries: AtMost
) -> None:
    for _ in range(count):
        builders.remix(builders.remix(song, "dan"), "eva")
    with django_assert_max_num_queries(9):
        client.get(f"/works/{song.contribution_id}/lineage/")


def test_credits_are_ready_to_copy(client: Client, song: Version) -> None:
    address = f"/works/{song.contribution_id}/credits"
    assert "Ada" in client.get(f"{address}/").content.decode()
    text = client.get(f"{address}.txt")
    assert text["Content-Type"] == "text/plain; charset=utf-8"
    assert "“Poem” by Ada" in text.content.decode()
    assert client.get(f"{address}.json").json()["made_from"][0]["authors"] == [
        {"name": "Ada", "role": ""}
    ]


def test_a_download_holds_the_originals_and_the_credits(client: Client, song: Version) -> None:
    upload(song, "stem.wav", b"first" * 100_000)
    upload(song, "../../stem.wav", b"second")
    client.force_login(builders.user("ben"))
    answer = client.get(f"/works/{song.contribution_id}/download/")
    assert answer["Content-Disposition"] == 'attachment; filename="Waltz.zip"'
    archive = zipfile.ZipFile(io.BytesIO(answer.getvalue()))
    assert archive.testzip() is None
    assert archive.namelist() == ["stem.wav", "stem-2.wav", "text.md", *PAPERS]
    assert archive.read("stem.wav") == b"first" * 100_000
    assert "“Poem” by Ada" in archive.read("CREDITS.txt").decode()
    assert Visit.objects.get().downloaded_at is not None


def test_a_visitor_signs_in_before_a_download(client: Client, song: Version) -> None:
    answer = client.get(f"/works/{song.contribution_id}/download/")
    assert answer["Location"].startswith("/accounts/login/")


def test_a_title_in_any_script_names_the_download(client: Client) -> None:
    work = builders.work("ada", title='Der "Leucht"turm / 灯台').contribution
    client.force_login(builders.user("ben"))
    header = client.get(f"/works/{work.pk}/download/")["Content-Disposition"]
    assert header.startswith("attachment; filename*=utf-8''")
    assert "/" not in header.split("''")[1]


def test_a_heart_is_given_and_taken_back(client: Client, song: Version) -> None:
    address = f"/works/{song.contribution_id}/recommendation/"
    assert client.post(address)["Location"].startswith("/accounts/login/")
    client.force_login(builders.user("ben"))
    client.post(address)
    client.post(address)
    assert Recommendation.objects.count() == 1
    client.post(address, {"take_back": "1"})
    assert Recommendation.objects.shown().count() == 0
    assert client.get(address).status_code == 405


def test_an_author_withdraws_and_puts_up_again(client: Client, song: Version) -> None:
    address = f"/works/{song.contribution_id}/withdrawal/"
    client.force_login(builders.user("ben"))
    assert client.post(address).status_code == 404
    client.force_login(builders.user("cleo"))
    client.post(address)
    assert client.get("/discover/").content.count(b"Waltz") == 0
    client.post(address, {"restore": "1"})
    assert client.get("/discover/").content.count(b"Waltz") > 0
