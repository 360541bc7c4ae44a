"""Stems, layers and other files beside a work: labelled, ordered, kept as they came."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from contributions.media.limits import DEFAULT
from contributions.models import Contribution, Draft, Kind, MediaFile, Visit
from contributions.services import drafts, stems
from contributions.services.publishing import publish
from contributions.services.withdrawing import withdraw
from tests import builders
from tests.contributions import making

pytestmark = pytest.mark.django_db
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def extra(name: str = "layers.svg", data: bytes = SVG) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, "image/svg+xml")


def attach(draft: Draft, *files: SimpleUploadedFile) -> list[MediaFile]:
    for file in files:
        stems.receive(draft=draft, uploader=draft.author, file=file)
    return list(draft.files.filter(is_extra=True))


def published(draft: Draft) -> Contribution:
    return publish(draft=draft, by=draft.author, now=timezone.now()).contribution


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("layers.svg", SVG),
        ("score.pdf", b"%PDF-1.7 ..."),
        ("project.zip", b"PK\x03\x04 ..."),
        ("fox.psd", b"8BPS ..."),
        ("waltz.mid", b"MThd\x00\x00\x00\x06\x00\x01"),
        ("page.html", b"<!doctype html><script>alert(1)</script>"),
        ("notes.txt", b"Second verse slower."),
    ],
)
def test_any_file_is_kept_beside_the_work_and_never_opened(name: str, data: bytes) -> None:
    draft = making.draft()
    [kept] = attach(draft, extra(name, data))
    assert (kept.kind, kept.display_name, kept.size) == ("", name, len(data))
    assert len(kept.sha256) == 64
    assert kept.processing.state == "ready"
    assert not kept.renditions.exists()
    with kept.original.open("rb") as file:
        assert file.read() == data


def test_a_picture_beside_the_work_gets_a_small_look() -> None:
    draft = making.draft()
    [kept] = attach(draft, making.picture("sketch.png"))
    making.processed(kept)
    assert kept.renditions.exists()
    work = published(draft)
    assert work.kind == Kind.WRITING


def test_an_empty_file_and_one_that_is_too_large_are_refused() -> None:
    draft = making.draft()
    large = extra()
    large.size = DEFAULT.extra.max_bytes + 1
    for file, code in ((extra(data=b""), "empty"), (large, "too_large")):
        with pytest.raises(ValidationError) as refusal:
            attach(draft, file)
        assert refusal.value.code == code


def test_extra_files_alone_are_no_work() -> None:
    draft = making.draft(text="")
    attach(draft, extra())
    with pytest.raises(ValidationError) as refusal:
        published(draft)
    assert list(refusal.value.message_dict) == ["file"]


def test_the_first_file_is_the_work_and_another_can_be_made_it() -> None:
    draft = making.draft(text="")
    fox = making.processed(making.upload(draft, making.picture("fox.png")))
    poem = making.processed(making.upload(draft, making.words("poem.txt")))
    [layers] = attach(draft, extra())
    stems.move(draft=draft, file_id=poem.pk, to="first")
    stems.move(draft=draft, file_id=layers.pk, to="up")
    assert list(draft.files.all()) == [poem, fox, layers]
    third = making.upload(draft, making.picture("third.png", size=(300, 200)))
    assert list(draft.files.all()) == [poem, fox, third, layers]
    stems.move(draft=draft, file_id=third.pk, to="up")
    stems.move(draft=draft, file_id=poem.pk, to="up")
    assert list(draft.files.all()) == [poem, third, fox, layers]
    assert published(draft).kind == Kind.WRITING


def test_a_next_version_with_new_stems_alone_keeps_the_work() -> None:
    draft = making.draft(text="")
    making.processed(making.upload(draft))
    work = published(draft)
    again = drafts.next_version(contribution=work, by=draft.author)
    again.all_mine = True
    again.save()
    attach(again, extra())
    work = published(again)
    version = work.versions.get(number=2)
    assert (work.kind, [file.is_extra for file in version.files.all()]) == (
        Kind.IMAGE,
        [False, True],
    )


def test_labels_and_order_come_from_the_page_and_keep_what_was_typed(client: Client) -> None:
    draft = making.draft("ada", text="")
    fox, cat = making.upload(draft), making.upload(draft, making.picture("cat.png", (300, 200)))
    client.force_login(draft.author)
    form = {"title": "Two foxes", "text": "", "all_mine": "on", f"label-{cat.pk}": " The  cat "}
    client.post(
        draft.get_absolute_url(), making.seen(draft) | form | {"move_file": f"{cat.pk}:first"}
    )
    draft.refresh_from_db()
    assert draft.title == "Two foxes"
    assert [(each.pk, each.label) for each in draft.files.all()] == [
        (cat.pk, "The cat"),
        (fox.pk, ""),
    ]
    client.post(draft.get_absolute_url(), making.seen(draft) | form | {"extra": extra()})
    assert draft.files.get(is_extra=True).display_name == "layers.svg"
    again = client.post(
        draft.get_absolute_url(),
        making.seen(draft) | form | {"extra": extra("copy.svg")},
        follow=True,
    )
    assert draft.files.get(is_extra=True).display_name == "layers.svg"
    assert "here already, as “layers.svg”" in again.content.decode()
    page = client.get(draft.get_absolute_url()).content.decode()
    assert page.index("cat.png") < page.index("fox.png") < page.index("layers.svg")
    refused = client.post(
        draft.get_absolute_url(), making.seen(draft) | form | {f"label-{cat.pk}": "x" * 81}
    )
    assert "A label has room for 80 characters." in refused.content.decode()
    assert MediaFile.objects.get(pk=cat.pk).label == "The cat"


def test_nobody_names_or_moves_the_files_of_somebody_else(client: Client) -> None:
    theirs = making.upload(making.draft("ben"))
    draft = making.draft("ada")
    making.upload(draft)
    client.force_login(draft.author)
    moves = {f"label-{theirs.pk}": "mine", "move_file": f"{theirs.pk}:first"}
    for form in (moves, {"move_file": "x:y"}, {"move_file": "999999999:up"}):
        client.post(
            draft.get_absolute_url(), making.seen(draft) | {"title": "Fox", "text": "A fox."} | form
        )
    theirs.refresh_from_db()
    assert (theirs.label, theirs.position) == ("", MediaFile._meta.get_field("position").default)


@pytest.fixture
def work() -> Contribution:
    draft = making.draft("ada", text="")
    making.processed(making.upload(draft))
    attach(draft, extra())
    draft.files.filter(is_extra=True).update(label="The layers")
    return published(draft)


def test_the_work_page_lists_them_with_label_size_and_hash(
    client: Client, work: Contribution
) -> None:
    page = client.get(work.get_absolute_url()).content.decode()
    [layers] = MediaFile.objects.filter(is_extra=True)
    for words in (
        "The layers",
        "layers.svg",
        layers.sha256,
        f"/works/{work.pk}/files/{layers.pk}/",
    ):
        assert words in page


def test_a_member_downloads_one_as_an_attachment_in_parts(
    client: Client, work: Contribution
) -> None:
    [layers] = MediaFile.objects.filter(is_extra=True)
    address = f"/works/{work.pk}/files/{layers.pk}/"
    assert client.get(address).status_code == 302
    client.force_login(builders.user("ben"))
    answer = client.get(address)
    assert (answer.status_code, answer.getvalue()) == (200, SVG)
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="layers.svg"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    part = client.get(address, headers={"Range": "bytes=0-3"})
    assert (part.status_code, part.getvalue()) == (206, SVG[:4])
    assert Visit.objects.get(user__handle="ben").downloaded_at


def test_a_file_of_a_hidden_or_of_another_work_is_not_there(
    client: Client, work: Contribution
) -> None:
    [layers] = MediaFile.objects.filter(is_extra=True)
    other = builders.work("ben").contribution
    drafted = making.upload(making.draft("ben"))
    client.force_login(builders.user("dan"))
    assert client.get(f"/works/{other.pk}/files/{layers.pk}/").status_code == 404
    assert client.get(f"/works/{work.pk}/files/{drafted.pk}/").status_code == 404
    withdraw(contribution=work, by=builders.user("ada"), now=timezone.now())
    assert client.get(f"/works/{work.pk}/files/{layers.pk}/").status_code == 404
