"""Stems and layers by the same way in parts as the work itself, kept as they came."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import Settings

from contributions.media.limits import DEFAULT
from contributions.models import MediaFile, Upload
from tests import builders
from tests.contributions import making
from tests.contributions.sending import CommittingClient, Sender

pytestmark = pytest.mark.django_db
STEM = b"MThd\x00\x00\x00\x06\x00\x01" + bytes(400)


@pytest.fixture(autouse=True)
def _small_parts(settings: Settings) -> None:
    settings.UPLOAD_PART_BYTES = 100


@pytest.fixture
def ada() -> Client:
    client = CommittingClient()
    client.force_login(builders.user("ada"))
    return client


def beside(ada: Client, name: str, data: bytes) -> Sender:
    draft = MediaFile.objects.first()
    to = draft.draft if draft else making.draft()
    return Sender(ada, to, data, name=name, type="", more={"extra": "on"})


def test_a_stem_no_decoder_knows_arrives_in_parts_and_is_ready_as_it_came(ada: Client) -> None:
    assert beside(ada, "bass.mid", STEM).whole().status_code == 200
    media = MediaFile.objects.get()
    assert (media.is_extra, media.kind, media.processing.state) == (True, "", "ready")
    assert making.stored(media).read_bytes() == STEM


def test_a_picture_beside_the_work_gets_its_small_look(ada: Client) -> None:
    making.upload(making.draft(), making.picture(size=(50, 40)))
    beside(ada, "sketch.png", making.picture_bytes()).whole()
    media = MediaFile.objects.get(is_extra=True)
    assert making.processed(media).renditions.exists()
    assert [each.is_extra for each in MediaFile.objects.all()] == [False, True]


def test_a_stem_that_broke_off_goes_on_and_is_not_the_work_of_the_same_name(ada: Client) -> None:
    stem = beside(ada, "bass.mid", STEM)
    stem.begin()
    stem.send(most=2)
    assert stem.begin().json()["missing"] == 3
    work = Sender(ada, stem.draft, STEM, name="bass.mid", type="")
    assert work.begin().json()["missing"] == 5
    assert Upload.objects.count() == 2


def test_a_stem_has_the_limit_of_stems_whatever_it_is_called(ada: Client) -> None:
    said = {"draft": making.draft().pk, "name": "film.mp4", "extra": "on"}
    most = DEFAULT.extra.max_bytes
    assert ada.post("/uploads/", said | {"size": most}).status_code == 201
    refused = ada.post("/uploads/", said | {"size": most + 1})
    assert refused.status_code == 422
    assert "the most we take" in refused.json()["error"]


def test_the_page_of_a_draft_shows_a_stem_on_its_way_beside_the_field_of_stems(
    ada: Client,
) -> None:
    stem = beside(ada, "bass.mid", STEM)
    stem.begin()
    assert stem.draft is not None
    page = ada.get(stem.draft.get_absolute_url()).content.decode()
    assert page.index("data-extra-rows") < page.index("bass.mid")
    assert page.count("bass.mid") < 4
