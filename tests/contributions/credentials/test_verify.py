"""/verify/ says what is known of a file or a hash, and never more."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from contributions.models import MediaFile, Version
from contributions.services.verifying import _ours
from contributions.services.withdrawing import withdraw
from tests import builders
from tests.contributions import making
from tests.contributions.credentials import made
from tests.contributions.media.samples import picture

pytestmark = pytest.mark.django_db
HOSTILE = Path("/work/shared/media/hostile")
PICTURE = "image-1280-jpeg"


@pytest.fixture
def remix(tmp_path: Path) -> Version:
    lantern = made.signed(making.picture("a.png", (640, 400)), title="The lantern", by="ben")
    path = picture(tmp_path / "fox.jpg", (1280, 960))
    file = SimpleUploadedFile("fox.jpg", path.read_bytes())
    return made.signed(file, sources={lantern: "contains"}, text="The fox went on.")


def ask(client: Client, data: bytes) -> str:
    file = io.BytesIO(data)
    file.name = "x.jpg"
    answer = client.post("/verify/", {"file": file})
    assert answer.status_code == 200
    return answer.content.decode()


def ask_hash(client: Client, data: bytes) -> str:
    return client.get("/verify/", {"hash": hashlib.sha256(data).hexdigest()}).content.decode()


def test_a_signed_file_is_known_with_its_sources(client: Client, remix: Version) -> None:
    data = made.data_of(remix, PICTURE)
    page = ask(client, data)
    assert "This is a file of this site, unchanged." in page
    assert f'href="{remix.get_absolute_url()}"' in page
    lantern = Version.objects.get(contribution__title="The lantern")
    assert f'href="{lantern.get_absolute_url()}"' in page
    assert 'class="relation soft">contains' in page
    assert f'href="/works/{remix.contribution_id}/lineage/"' in page
    assert remix.get_absolute_url() in ask_hash(client, data)


def test_a_flipped_byte_is_seen(client: Client, remix: Version) -> None:
    data = bytearray(made.data_of(remix, PICTURE))
    data[-len(data) // 3] ^= 1
    page = ask(client, bytes(data))
    assert "Signed by this site, but changed since." in page
    assert f'href="{remix.get_absolute_url()}"' in page


def test_every_file_of_a_version_is_known_by_its_hash(client: Client, remix: Version) -> None:
    media = MediaFile.objects.get(version=remix)
    for data in (
        made.data_of(remix, "image-320"),
        making.stored(media).read_bytes(),
        remix.text.encode(),
    ):
        assert remix.get_absolute_url() in ask_hash(client, data)


def test_signed_by_somebody_else_is_shown_and_not_vouched_for(
    client: Client, remix: Version, settings: Settings, tmp_path: Path
) -> None:
    data = made.data_of(remix, PICTURE)
    Version.objects.get(pk=remix.pk).known_files.all().delete()
    settings.STATE_DIR = tmp_path / "elsewhere"
    page = ask(client, data)
    assert "Signed by somebody else." in page
    assert "does not vouch for it" in page
    assert "The lantern" in page


def test_a_file_without_a_word_is_unknown(client: Client) -> None:
    assert "Nothing is known of this." in ask(client, making.picture_bytes())


def test_what_is_private_is_not_told(client: Client, remix: Version) -> None:
    secret = making.picture_bytes((300, 200))
    making.upload(making.draft("cleo"), SimpleUploadedFile("s.png", secret))
    assert "Nothing is known of this." in ask_hash(client, secret)
    assert "Nothing is known of this." in ask(client, secret)

    data = made.data_of(remix, "image-320")
    withdraw(contribution=remix.contribution, by=builders.user("ada"), now=timezone.now())
    page = ask_hash(client, data)
    assert "The fox" not in page
    assert remix.get_absolute_url() not in page
    assert "Ada" in page


@pytest.mark.parametrize("said", ["", "12", "zz" * 32, "<script>", "a" * 65, "\0" * 64, "é" * 64])
def test_no_hash_ends_in_a_sentence(client: Client, said: str) -> None:
    answer = client.get("/verify/", {"hash": said})
    assert answer.status_code == 400
    assert 'class="notice error' in answer.content.decode()


def test_a_hash_may_be_copied_with_spaces_colons_and_capitals(
    client: Client, remix: Version
) -> None:
    plain = hashlib.sha256(made.data_of(remix, "image-320")).hexdigest().upper()
    said = ":".join(plain[at : at + 2] for at in range(0, 64, 2))
    assert (
        remix.get_absolute_url() in client.get("/verify/", {"hash": f" {said} "}).content.decode()
    )


def test_a_file_that_is_too_large_or_empty_ends_in_a_sentence(
    client: Client, settings: Settings
) -> None:
    settings.VERIFY_MAX_BYTES = 1000
    for size, status in ((1001, 400), (0, 400), (200_000, 413)):
        file = SimpleUploadedFile("x.jpg", b"x" * size)
        answer = client.post("/verify/", {"file": file})
        assert answer.status_code == status
        assert 'class="notice error' in answer.content.decode()


def test_who_asks_very_often_waits_and_members_do_not(client: Client, settings: Settings) -> None:
    settings.VERIFY_AN_HOUR = 2
    asked = [
        client.post("/verify/", {"file": SimpleUploadedFile("x", b"x")}).status_code
        for _ in range(3)
    ]
    assert asked == [200, 200, 429]
    client.force_login(builders.user("ada"))
    assert "Nothing is known" in ask(client, b"x")


def test_programs_get_the_same_as_json(client: Client, remix: Version) -> None:
    data = SimpleUploadedFile("x.jpg", made.data_of(remix, PICTURE))
    answer = client.post("/verify/", {"file": data}, headers={"Accept": "application/json"}).json()
    assert (answer["finding"], answer["known"]["title"]) == ("known", "The fox")
    assert answer["tree"]["ingredients"][0]["title"] == "The lantern"


def test_the_whole_lineage_stands_there_as_it_was_signed(client: Client, remix: Version) -> None:
    later = made.signed(
        making.picture("late.png", (1280, 960)), title="The late fox", sources={remix: "based_on"}
    )
    page = ask(client, made.data_of(later, PICTURE))
    assert "Everything it goes back to" in page
    assert page.count(">The lantern<") == 2
    assert "in <bdi>The fox</bdi>: contains" in page


def test_only_addresses_of_this_site_become_links(settings: Settings) -> None:
    settings.SITE_URL = "https://ours.example"
    assert _ours("https://ours.example/works/7/versions/2/") == "/works/7/versions/2/"
    for said in ("https://ours.example.evil/works/7/", "javascript:alert(1)", "/works/7/", ""):
        assert _ours(said) == ""


@pytest.mark.skipif(not HOSTILE.exists(), reason="the hostile files lie on one machine")
@pytest.mark.parametrize("path", sorted(HOSTILE.iterdir()) if HOSTILE.exists() else [], ids=str)
def test_every_hostile_file_ends_in_a_sentence(client: Client, path: Path) -> None:
    file = SimpleUploadedFile(path.name, path.read_bytes())
    answer = client.post("/verify/", {"file": file})
    page = answer.content.decode()
    assert 'id="found"' in page or (answer.status_code == 400 and "This file is empty" in page)
    assert "<script>alert" not in page


def test_the_certificate_is_there_for_everybody(client: Client) -> None:
    answer = client.get("/verify/authority.pem")
    assert answer.content.startswith(b"-----BEGIN CERTIFICATE-----")
    assert b"PRIVATE" not in answer.content


def test_a_hash_is_looked_up_in_a_constant_number_of_statements(
    client: Client, remix: Version, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    data = made.data_of(remix, PICTURE)
    file = SimpleUploadedFile("x.jpg", data)
    with django_assert_num_queries(10):
        client.post("/verify/", {"file": file})
