"""What links to a work show elsewhere: drawn from the work, once for each name it has."""

import io
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from PIL import Image

from contributions.domain.linked import Linked
from contributions.media.link_orders import look_round
from contributions.media.link_picture import drawn
from contributions.media.link_press import draw
from contributions.models import LinkPicture, Version
from contributions.services.publishing import publish
from contributions.services.withdrawing import withdraw
from tests import builders
from tests.contributions import making
from tests.contributions.media import samples

pytestmark = pytest.mark.django_db
YELLOW, VIOLET = (255, 205, 32), (97, 52, 189)


def made(version: Version) -> LinkPicture:
    """As the workers would: ordered, then drawn."""
    look_round(timezone.now())
    row = LinkPicture.objects.get(version=version)
    draw(row.pk, timezone.now())
    return LinkPicture.objects.get(pk=row.pk)


def published(file: SimpleUploadedFile | None = None, **fields: object) -> Version:
    draft = making.draft(**({"text": ""} | fields if file else fields))  # type: ignore[arg-type]
    if file:
        making.processed(making.upload(draft, file))
    return publish(draft=draft, by=draft.author, now=timezone.now())


def colour_at(row: LinkPicture, at: tuple[int, int]) -> tuple[int, ...]:
    with Image.open(row.file) as picture:
        assert picture.size == (1200, 630)
        assert picture.format == "JPEG"
        assert not picture.getexif()
        found = picture.getpixel(at)
    assert isinstance(found, tuple)
    return tuple(int(part) for part in found)


def near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(abs(a - b) < 12 for a, b in zip(one, other, strict=True))


def address_of(row: LinkPicture) -> str:
    return f"/link-pictures/{str(row.file.name).partition('/')[0]}.jpg"


def test_a_text_shows_its_first_lines_on_yellow() -> None:
    row = made(published())
    assert near(colour_at(row, (1180, 10)), YELLOW)
    with Image.open(row.file) as picture:
        assert min(picture.convert("L").crop((0, 0, 1200, 380)).tobytes()) < 60


def test_a_picture_is_cropped_and_a_film_shows_its_poster(tmp_path: Path) -> None:
    row = made(published(making.picture(size=(1600, 900))))
    first, last = colour_at(row, (600, 5)), colour_at(row, (600, 390))
    assert first[0] == first[1] == first[2]
    assert last[0] > first[0] + 40
    reel = samples.film(tmp_path / "reel.mp4")
    film = made(published(SimpleUploadedFile("reel.mp4", reel.read_bytes(), "video/mp4")))
    assert film.version.contribution.kind == "video"
    assert not near(colour_at(film, (10, 10)), (26, 91, 217))


def test_a_sound_shows_its_waveform_on_violet(tmp_path: Path) -> None:
    tone = samples.tone(tmp_path / "tone.wav")
    row = made(published(SimpleUploadedFile("tone.wav", tone.read_bytes(), "audio/wav")))
    assert near(colour_at(row, (10, 10)), VIOLET)
    with Image.open(row.file) as picture:
        assert max(picture.convert("L").crop((56, 200, 1144, 204)).tobytes()) > 240


def test_it_is_drawn_once_however_often_it_rings_and_anew_under_another_name() -> None:
    version = published()
    row = made(version)
    for _ in range(3):
        assert made(version).file.name == row.file.name
    version.contribution.title = "Another name"
    version.contribution.save()
    assert Client().get(address_of(row)).status_code == 404
    again = made(version)
    assert again.file.name != row.file.name
    assert not row.file.storage.exists(str(row.file.name))
    assert again.attempts == 1


def test_an_author_who_is_called_otherwise_is_drawn_anew() -> None:
    version = published()
    row = made(version)
    person = builders.person("ada")
    person.credit_name = "Ada the Second"
    person.save()
    assert made(version).digest != row.digest


def test_everybody_may_keep_it_and_the_page_names_it(client: Client) -> None:
    row = made(published())
    answer = client.get(address_of(row))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/jpeg"
    assert "public" in answer["Cache-Control"]
    assert "immutable" in answer["Cache-Control"]
    assert not answer.cookies
    page = client.get(row.version.contribution.get_absolute_url()).content.decode()
    assert f'<meta property="og:image" content="{settings.SITE_URL}{address_of(row)}">' in page
    assert '<meta name="description" content="Writing by Ada">' in page
    assert f'<link rel="canonical" href="{settings.SITE_URL}' in page


def test_a_withdrawn_work_has_none_and_its_file_goes(client: Client) -> None:
    row = made(published())
    work = row.version.contribution
    withdraw(contribution=work, by=builders.user("ada"), now=timezone.now())
    assert client.get(address_of(row)).status_code == 404
    assert "og:image" not in client.get(work.get_absolute_url()).content.decode()
    look_round(timezone.now())
    assert not LinkPicture.objects.exists()


def test_a_mature_work_has_the_sites_own(client: Client) -> None:
    row = made(published())
    work = row.version.contribution
    work.is_mature = True
    work.save()
    assert client.get(address_of(row)).status_code == 404
    page = client.get(work.get_absolute_url()).content.decode()
    assert address_of(row) not in page
    assert "img/link" in page
    look_round(timezone.now())
    look_round(timezone.now())
    assert not LinkPicture.objects.exists()


def test_a_draft_has_none() -> None:
    making.draft()
    look_round(timezone.now())
    assert not LinkPicture.objects.exists()


def test_what_was_withdrawn_before_it_was_drawn_leaves_no_row() -> None:
    version = published()
    look_round(timezone.now())
    withdraw(contribution=version.contribution, by=builders.user("ada"), now=timezone.now())
    draw(LinkPicture.objects.get().pk, timezone.now())
    assert not LinkPicture.objects.exists()


def test_an_unknown_name_is_not_found(client: Client) -> None:
    for name in ("0" * 32, "..%2f..%2fsecret", "x"):
        assert client.get(f"/link-pictures/{name}.jpg").status_code == 404


def test_what_cannot_be_drawn_is_set_aside_quietly_after_three_attempts() -> None:
    version = published(making.picture())
    for each in version.files.get().renditions.filter(role__endswith="-jpeg"):
        Path(each.file.path).write_bytes(b"no picture")
    look_round(timezone.now())
    row = LinkPicture.objects.get()
    for attempt in range(4):
        draw(row.pk, timezone.now() + timedelta(hours=attempt))
    row.refresh_from_db()
    assert row.quarantined_at
    assert row.attempts == 3
    look_round(timezone.now())
    row.refresh_from_db()
    assert row.quarantined_at


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("W" * 140, ["x" * 160] * 6),
        ("日本", ["中文", "한국어"]),
        ("שלום עולם", ["سلام على البحر"]),
        ("\u202e\u200b\ufeff", ["\x00\x07", "🎻🏳️‍🌈", "e" + "\u0301" * 100]),
        ("", [""]),
    ],
)
def test_no_words_break_it(title: str, lines: list[str]) -> None:
    data = drawn(Linked(1, "writing", title, ["Ada", "ب" * 200] * 40, lines), None)
    with Image.open(io.BytesIO(data)) as picture:
        assert picture.size == (1200, 630)


def test_the_sites_own_has_the_same_size() -> None:
    with Image.open(Path(settings.BASE_DIR) / "static" / "img" / "link.jpg") as picture:
        assert picture.size == (1200, 630)


def test_a_version_has_one_link_picture() -> None:
    row = made(published())
    with (
        pytest.raises(IntegrityError, match="a_version_has_one_link_picture"),
        transaction.atomic(),
    ):
        LinkPicture.objects.create(version=row.version, digest="x", checked_at=timezone.now())


def test_a_link_picture_says_what_it_shows() -> None:
    with (
        pytest.raises(IntegrityError, match="a_link_picture_says_what_it_shows"),
        transaction.atomic(),
    ):
        LinkPicture.objects.create(version=published(), digest="", checked_at=timezone.now())


def test_a_drawn_link_picture_has_a_file() -> None:
    row = made(published())
    with (
        pytest.raises(IntegrityError, match="a_drawn_link_picture_has_a_file"),
        transaction.atomic(),
    ):
        LinkPicture.objects.filter(pk=row.pk).update(file="")
