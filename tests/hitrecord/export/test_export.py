from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Event, Export, Notice, User
from contributions.models import Source
from contributions.services.comments import write
from hitrecord.export import archive, asking, making
from hitrecord.foundation.leases import LeaseLost
from tests import builders
from tests.contributions import making as files

pytestmark = pytest.mark.django_db
PASSWORD = "a lamp that walks"


@pytest.fixture
def ada() -> User:
    ada = builders.user("ada")
    ada.set_password(PASSWORD)
    ada.save()
    return ada


def made(user: User) -> Export:
    export = asking.ask(user=user, now=timezone.now())
    making.make(export.pk, timezone.now())
    export.refresh_from_db()
    return export


def opened(export: Export) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(export.archive.read()))


def rows(box: zipfile.ZipFile, name: str) -> Any:
    return json.loads(box.read(f"{name}.json"))


def test_the_archive_holds_works_versions_sources_credits_remarks_and_files(ada: User) -> None:
    poem = builders.work("ada", title="=SUM(1)", text="They built me.")
    song = builders.work("ben")
    painting = builders.remix(song, "ada")
    builders.credit(builders.piece(builders.production(), "Words", 1), poem)
    write(thread=song.contribution.thread, author=ada, text="At 0:42 the voice disappears.")
    media = files.upload(files.draft("ada"))
    box = opened(made(ada))
    assert box.testzip() is None
    assert {row["id"] for row in rows(box, "works")} == {
        poem.contribution_id,
        painting.contribution_id,
    }
    assert "They built me." in {row["text"] for row in rows(box, "versions")}
    assert [row["source_id"] for row in rows(box, "sources")] == [song.pk]
    assert [row["version_id"] for row in rows(box, "credits")] == [poem.pk]
    assert rows(box, "contributions_comment_author")[0]["text"].startswith("At 0:42")
    sheet = list(csv.DictReader(io.StringIO(box.read("works.csv").decode())))
    assert sheet[0]["title"] == "'=SUM(1)"
    assert box.read(f"files/{media.pk}-{media.display_name}") == media.original.read()
    statement = f"statements/{timezone.now().year}"
    assert {f"{statement}.csv", f"{statement}.json"} <= set(box.namelist())


def test_nothing_of_others_and_nothing_that_opens_the_account_is_in_it(ada: User) -> None:
    Authenticator.objects.create(user=ada, type=Authenticator.Type.TOTP, data={"secret": "s3cr3t"})
    builders.work("ben", text="Not hers.")
    files.upload(files.draft("ben"))
    box = opened(made(ada))
    everything = b"".join(box.read(name) for name in box.namelist())
    assert b"Not hers." not in everything
    assert b"s3cr3t" not in everything
    assert ada.password.encode() not in everything
    assert not [name for name in box.namelist() if name.startswith("files/")]


def test_a_file_that_is_lost_is_named_and_the_rest_is_there(ada: User) -> None:
    media = files.upload(files.draft("ada"))
    media.original.storage.delete(str(media.original.name))
    box = opened(made(ada))
    assert media.display_name in box.read("files/MISSING.txt").decode()


def test_whoever_asked_is_told_once_and_once_a_day_is_enough(ada: User) -> None:
    export = made(ada)
    for _time in range(3):
        making.make(export.pk, timezone.now())
    assert Notice.objects.get().event == Event.EXPORTED
    with pytest.raises(ValidationError, match="One archive a day"):
        asking.ask(user=ada, now=timezone.now())
    Export.objects.update(asked_at=timezone.now() - timedelta(hours=25))
    assert asking.ask(user=ada, now=timezone.now()).pk != export.pk
    assert asking.ask(user=ada, now=timezone.now()) == asking.ask(user=ada, now=timezone.now())


def test_a_worker_that_lost_its_turn_leaves_no_archive(
    ada: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after a kill -9 of the first: another takes the row over and finishes it."""
    export = asking.ask(user=ada, now=timezone.now())
    write_it = archive.write

    def slow(*given: Any) -> None:
        write_it(*given)
        Export.objects.filter(pk=export.pk).update(lease_until=timezone.now() - timedelta(hours=1))
        monkeypatch.setattr(archive, "write", write_it)
        making.make(export.pk, timezone.now())

    monkeypatch.setattr(archive, "write", slow)
    making.make(export.pk, timezone.now())
    export.refresh_from_db()
    assert export.attempts == 2
    assert opened(export).testzip() is None
    folder = export.archive.storage.listdir("exports")[1]
    assert [f"exports/{name}" for name in folder] == [export.archive.name]
    assert Notice.objects.count() == 1


def test_only_its_owner_fetches_it_and_only_after_the_password(ada: User) -> None:
    export = made(ada)
    path = reverse("export_archive", args=[export.pk])
    stranger, client = Client(), Client()
    stranger.force_login(builders.user("ben"))
    assert stranger.get(path).status_code == 404
    client.force_login(ada)
    asked = client.get(path)
    assert asked["Location"].startswith(reverse("account_reauthenticate"))
    answer = client.post(asked["Location"], {"password": PASSWORD}, follow=True)
    assert "Your archive comes now" in answer.content.decode()
    assert f'content="0; url={path}"' in answer.content.decode()
    answer = client.get(path)
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None
    assert answer["Cache-Control"] == "private, no-store"
    assert "attachment" in answer["Content-Disposition"]


def test_an_old_archive_is_gone_and_its_link_says_so(ada: User) -> None:
    export = made(ada)
    name = str(export.archive.name)
    making.clear(timezone.now() + timedelta(days=8))
    export.refresh_from_db()
    assert not export.archive
    assert not Export._meta.get_field("archive").storage.exists(name)
    client = Client()
    client.force_login(ada)
    assert client.get(reverse("export_archive", args=[export.pk])).status_code == 404
    assert "is gone" in client.get(reverse("export")).content.decode()


def test_who_has_the_archive_of_today_reads_when_the_next_can_be_made(ada: User) -> None:
    export = made(ada)
    client = Client()
    client.force_login(ada)
    page = client.get(reverse("export"), {"fetch": "x"}).content.decode()
    assert "The next one can be made from" in page
    assert "Make the archive" not in page
    assert "comes now" not in page
    Export.objects.filter(pk=export.pk).update(asked_at=timezone.now() - timedelta(hours=25))
    assert "Make the archive" in client.get(reverse("export")).content.decode()


def test_the_page_says_how_far_it_is(ada: User) -> None:
    client = Client()
    client.force_login(ada)
    assert client.post(reverse("export"), follow=True).status_code == 200
    Export.objects.update(percent=40)
    for name in ("export", "export_state"):
        assert "Being made: 40" in client.get(reverse(name)).content.decode()


def test_rows_are_read_as_they_are_written(ada: User, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is held: the file that is written gets many small pieces."""
    song = builders.work("ben")
    for _number in range(60):
        builders.remix(song, "ada")
    assert Source.objects.count() == 60
    pieces: list[int] = []
    as_json = archive._as_json

    def counted(given: Any) -> Iterator[str]:
        for piece in as_json(given):
            pieces.append(len(piece))
            yield piece

    monkeypatch.setattr(archive, "_as_json", counted)
    made(ada)
    assert max(pieces) < 3000


def test_losing_the_lease_while_writing_stops_the_work(ada: User) -> None:
    export = asking.ask(user=ada, now=timezone.now())
    lease = Export.objects.claim(export.pk, timezone.now())
    assert lease is not None
    held = making._Held(lease)
    Export.objects.update(lease_token=None)
    held._renewed = -1e9
    with pytest.raises(LeaseLost):
        held(0.5)
