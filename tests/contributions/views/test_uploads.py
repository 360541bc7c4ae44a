"""The multipart protocol as a browser speaks it, to the local folder."""

from __future__ import annotations

import hashlib
import io
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client, TestCase
from django.utils import timezone
from pytest_django import Settings

from contributions import intake
from contributions.models import Draft, Kind, MediaFile, Upload
from contributions.services.publishing import publish
from tests import builders
from tests.contributions import making
from tests.contributions.sending import CommittingClient, Sender

pytestmark = pytest.mark.django_db
FOX = making.picture_bytes()


@pytest.fixture(autouse=True)
def _small_parts(settings: Settings) -> None:
    settings.UPLOAD_PART_BYTES = 100


@pytest.fixture
def ada() -> Client:
    client = CommittingClient()
    client.force_login(builders.user("ada"))
    return client


@pytest.fixture
def fox(ada: Client) -> Sender:
    return Sender(ada, making.draft(), FOX)


def bytes_left() -> list[Path]:
    """Whatever lies in storage, parts or whole files."""
    return [path for path in Path(intake.originals().path("")).rglob("*") if path.is_file()]


def test_a_file_sent_in_parts_becomes_a_file_of_the_draft(fox: Sender) -> None:
    assert fox.begin().status_code == 201
    assert len(fox.state["parts"]) == min(60, -(-len(FOX) // 100))
    while fox.ask()["missing"]:
        fox.send()
    assert fox.complete().status_code == 200
    media = MediaFile.objects.get()
    assert (media.draft, media.pk) == (fox.draft, fox.state["file"])
    assert making.stored(media).read_bytes() == FOX
    assert (media.size, media.sha256) == (len(FOX), hashlib.sha256(FOX).hexdigest())
    assert (media.kind, media.display_name) == (Kind.IMAGE, "fox.png")
    assert bytes_left() == [making.stored(media)]
    assert making.processed(media).processing.finished_at


def test_a_new_page_gets_one_draft_for_all_its_files(ada: Client) -> None:
    page = {"key": str(uuid4())}
    first = Sender(ada, None, FOX, more=page)
    first.begin()
    second = Sender(ada, None, b"words", name="poem.txt", type="text/plain", more=page)
    second.begin()
    draft = Draft.objects.get()
    assert first.state["draft_url"] == second.state["draft_url"] == draft.get_absolute_url()
    assert draft.incoming.count() == 2


@pytest.mark.parametrize(("size", "status"), [(10**12, 422), (0, 422), (3, 429)])
def test_a_refused_file_leaves_no_draft(
    ada: Client, settings: Settings, size: int, status: int
) -> None:
    settings.UPLOAD_FILES_A_DAY = 0
    said = {"key": str(uuid4()), "name": "fox.png", "type": "image/png", "size": size}
    assert ada.post("/uploads/", said).status_code == status
    assert not Draft.objects.exists()


def test_a_refused_file_leaves_the_draft_that_was_there(ada: Client) -> None:
    page = {"key": str(uuid4())}
    Sender(ada, None, FOX, more=page).begin()
    assert ada.post("/uploads/", page | {"name": "a", "size": 10**12}).status_code == 422
    assert Draft.objects.get().incoming.count() == 1


def test_after_a_break_only_what_is_missing_is_sent(fox: Sender) -> None:
    fox.begin()
    fox.send(most=3)
    numbers = {part["number"] for part in fox.ask()["parts"]}
    assert {1, 2, 3} & numbers == set()
    again = Sender(fox.client, fox.draft, FOX)
    again.begin()
    assert again.state["url"] == fox.state["url"]
    assert again.state["missing"] == fox.state["missing"]


def test_completing_too_early_says_what_is_missing(fox: Sender) -> None:
    fox.begin()
    fox.send(most=2)
    assert fox.complete().status_code == 409
    assert fox.state["parts"][0]["number"] == 3
    assert not MediaFile.objects.exists()


def test_completing_twice_is_one_file(fox: Sender) -> None:
    fox.whole()
    first = fox.state["file"]
    assert fox.complete().status_code == 200
    assert fox.state["file"] == first == MediaFile.objects.get().pk


def test_the_same_bytes_are_one_file_of_a_draft(fox: Sender) -> None:
    fox.whole()
    assert fox.state["again"] == ""
    copy = Sender(fox.client, fox.draft, FOX, name="copy.png")
    copy.whole()
    media = MediaFile.objects.get()
    assert bytes_left() == [making.stored(media)]
    assert f"here already, as “{media.display_name}”" in copy.state["again"]


def test_other_bytes_than_promised_change_nothing(fox: Sender) -> None:
    fox.begin()
    fox.send()
    answer = fox.complete(hashlib.sha256(b"another fox").hexdigest())
    assert answer.status_code == 422
    assert answer.json()["error"].startswith("What arrived is not the file you chose")
    assert (MediaFile.objects.count(), bytes_left()) == (0, [])


def test_a_file_swapped_in_storage_for_a_larger_one_is_refused(fox: Sender) -> None:
    fox.begin()
    fox.send()
    [whole] = Path(intake.originals().path("parts")).rglob("whole")
    whole.write_bytes(FOX + b"more")
    answer = fox.complete()
    assert (answer.status_code, MediaFile.objects.count()) == (422, 0)
    assert "not as large as the file you chose" in answer.json()["error"]


@pytest.mark.parametrize("length", [0, 99, 101, 5000])
def test_a_part_of_another_length_is_not_kept(fox: Sender, length: int) -> None:
    fox.begin()
    assert fox.put(fox.state["parts"][0], b"x" * length) == 400
    assert fox.ask()["parts"][0]["number"] == 1


def test_a_part_that_breaks_off_is_not_kept(fox: Sender) -> None:
    fox.begin()
    part = fox.state["parts"][0]
    line: dict[str, Any] = {"wsgi.input": io.BytesIO(b"half"), "CONTENT_LENGTH": "100"}
    answer = fox.client.put(part["url"], b"x", content_type="application/octet-stream", **line)
    assert answer.status_code == 400
    assert fox.ask()["parts"][0]["number"] == 1
    assert [path.name for path in bytes_left()] == ["whole"]


def test_there_is_no_part_beyond_the_last(fox: Sender) -> None:
    fox.begin()
    for number in (0, 10**6):
        url = f"{fox.state['url']}parts/{number}/"
        assert fox.client.put(url, b"x" * 100).status_code == 404


def test_a_complete_file_takes_no_late_part(fox: Sender) -> None:
    fox.begin()
    parts = list(fox.state["parts"])
    fox.send()
    fox.complete()
    assert fox.put(parts[0], b"x" * 100) == 409
    assert making.stored(MediaFile.objects.get()).read_bytes() == FOX


def test_nobody_elses_upload_exists(fox: Sender) -> None:
    fox.begin()
    ben = Client()
    ben.force_login(builders.user("ben"))
    url, draft = fox.state["url"], fox.draft
    assert draft
    assert ben.get(url).status_code == 404
    assert ben.put(f"{url}parts/1/", FOX[:100]).status_code == 404
    assert ben.post(f"{url}completion/").status_code == 404
    assert ben.post(f"{url}removal/").status_code == 404
    assert ben.post("/uploads/", {"draft": draft.pk, "name": "a", "size": 3}).status_code == 404
    assert fox.ask()["missing"]


def test_cancelling_leaves_nothing_behind(fox: Sender) -> None:
    fox.begin()
    fox.send(most=2)
    fox.client.post(f"{fox.state['url']}removal/")
    assert (Upload.objects.count(), bytes_left()) == (0, [])
    assert fox.client.get(fox.state["url"]).status_code == 404


def test_cancelling_too_late_leaves_the_file(fox: Sender) -> None:
    fox.whole()
    fox.client.post(f"{fox.state['url']}removal/")
    assert making.stored(MediaFile.objects.get()).exists()


def test_a_draft_thrown_away_takes_what_was_on_its_way_along(fox: Sender) -> None:
    fox.begin()
    fox.send(most=2)
    assert fox.draft
    fox.client.post(f"{fox.draft.get_absolute_url()}discard/")
    assert (Upload.objects.count(), bytes_left()) == (0, [])


def test_nothing_is_begun_in_a_published_draft(fox: Sender) -> None:
    assert fox.draft
    work = publish(draft=fox.draft, by=fox.draft.author, now=timezone.now()).contribution
    answer = fox.begin()
    assert (answer.status_code, answer.json()["published"]) == (409, work.get_absolute_url())


def test_what_nobody_touched_for_a_day_is_cleared_away(fox: Sender) -> None:
    fox.begin()
    fox.send(most=2)
    now = timezone.now()
    intake.clear_abandoned(now + timedelta(hours=23))
    assert Upload.objects.count() == 1
    for _again in range(3):
        with TestCase.captureOnCommitCallbacks(execute=True):
            intake.clear_abandoned(now + timedelta(hours=25))
    assert (Upload.objects.count(), bytes_left()) == (0, [])


def test_a_file_taken_in_stays_when_its_upload_is_forgotten(fox: Sender) -> None:
    fox.whole()
    intake.clear_abandoned(timezone.now() + timedelta(days=2))
    assert not Upload.objects.exists()
    assert making.stored(MediaFile.objects.get()).read_bytes() == FOX


def test_without_the_token_of_a_page_no_part_is_taken(fox: Sender) -> None:
    fox.begin()
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(builders.user("ada"))
    answer = strict.put(f"{fox.state['url']}parts/1/", FOX[:100])
    assert answer.status_code == 403


def test_the_page_lists_what_broke_off_and_can_let_it_go_without_a_script(fox: Sender) -> None:
    fox.begin()
    fox.send(most=2)
    assert fox.draft
    page = fox.client.get(fox.draft.get_absolute_url()).content.decode()
    assert "Choose the same file again to go on." in page
    taken = {"title": "Typed just now", "remove_upload": Upload.objects.get().pk}
    taken |= making.seen(fox.draft)
    fox.client.post(fox.draft.get_absolute_url(), taken)
    assert (Upload.objects.count(), bytes_left()) == (0, [])
    assert Draft.objects.get().title == "Typed just now"


def test_a_file_that_arrived_is_shown_in_a_fragment(fox: Sender) -> None:
    fox.whole()
    assert fox.draft
    part = fox.client.get(f"{fox.draft.get_absolute_url()}files/").content.decode()
    assert f'data-file="{fox.state["file"]}"' in part
    assert "<html" not in part


def test_the_file_chosen_first_is_the_work_whichever_arrives_first(ada: Client) -> None:
    draft = making.draft()
    sent = [
        Sender(ada, draft, making.picture_bytes((60 + size, 40)), name=f"{size}.png")
        for size in range(3)
    ]
    for each in sent:
        each.begin()
    for each in (sent[2], sent[0], sent[1]):
        while each.ask()["missing"]:
            each.send()
        each.complete()
    assert [media.display_name for media in draft.files.all()] == ["0.png", "1.png", "2.png"]
