"""A text on its page: long ones part by part."""

import gzip

import pytest
from django.db import DataError, IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from contributions.models import Draft, Version
from contributions.services import drafts
from contributions.services.publishing import publish
from tests import builders
from tests.contributions import making

pytestmark = pytest.mark.django_db


def published(**fields: object) -> Version:
    draft = making.draft(**fields)  # type: ignore[arg-type]
    return publish(draft=draft, by=draft.author, now=timezone.now())


def novel(chapters: int = 6, words: int = 1_500) -> Version:
    story = "\n\n".join(f"# Chapter {n}\n\n" + "word " * words for n in range(1, chapters + 1))
    return published(text=story, title="Novel")


def test_a_short_text_is_one_page_with_its_time(client: Client) -> None:
    page = client.get(published().contribution.get_absolute_url()).content.decode()
    assert "About 1 minute to read, at 230 words a minute" in page
    assert "Part 1 of" not in page


def test_a_novel_is_read_chapter_by_chapter(client: Client) -> None:
    address = novel().contribution.get_absolute_url()
    first, second = (client.get(f"{address}?part={n}").content.decode() for n in (1, 2))
    assert "Chapter 1</h2>" in first
    assert "Chapter 2</h2>" not in first
    assert "Chapter 2</h2>" in second
    assert 'rel="next" href="?part=2#text"' in first
    assert 'rel="prev" href="?part=1#text"' in second
    assert 'href="?part=3#h-3"' in second


@pytest.mark.parametrize("part", ["0", "7", "x", "9" * 30, "9" * 18])
def test_a_part_that_is_not_there_is_not_found(client: Client, part: str) -> None:
    address = novel().contribution.get_absolute_url()
    assert client.get(f"{address}?part={part}").status_code == 404


def test_an_earlier_version_has_its_own_parts(client: Client) -> None:
    version = novel()
    assert client.get(f"{version.get_absolute_url()}?part=2").status_code == 200


def test_a_page_of_a_very_long_text_stays_light(client: Client) -> None:
    version = novel(chapters=120, words=1_600)
    address = f"{version.contribution.get_absolute_url()}?part=60"
    answer = client.get(address, headers={"accept-encoding": "gzip"})
    assert len(answer.content) < 15_000
    assert "Chapter 60</h2>" in gzip.decompress(answer.content).decode()


def test_a_screenplay_stands_in_its_own_grid(client: Client) -> None:
    version = published(text="INT. PIER\n\nADA\nGo.", layout="screenplay")
    page = client.get(version.contribution.get_absolute_url()).content.decode()
    assert '<div class="reader script"' in page
    assert '<p class="cue">ADA</p>' in page


def test_a_fountain_file_is_a_screenplay_whatever_the_form_says() -> None:
    draft = making.draft(text="")
    media = making.upload(draft, making.words("pier.fountain", "INT. PIER\n\nADA\nGo."))
    making.processed(media)
    version = publish(draft=draft, by=draft.author, now=timezone.now())
    assert (version.layout, '<p class="cue">ADA</p>' in version.html) == ("screenplay", True)


def test_a_fountain_file_read_late_is_a_screenplay_too() -> None:
    draft = making.draft(text="")
    media = making.upload(draft, making.words("pier.fountain", "INT. PIER\n\nADA\nGo."))
    version = publish(draft=draft, by=draft.author, now=timezone.now())
    making.processed(media)
    version.refresh_from_db()
    assert (version.layout, '<p class="cue">ADA</p>' in version.html) == ("screenplay", True)


def test_a_next_version_begins_with_the_same_layout() -> None:
    version = published(text="ADA\nGo.", layout="screenplay")
    draft = drafts.next_version(contribution=version.contribution, by=builders.user("ada"))
    assert draft.layout == "screenplay"


@pytest.mark.parametrize("field", ["layout", "parts"])
def test_how_a_published_text_is_set_never_changes(field: str) -> None:
    version = published()
    changed = {"layout": "screenplay"} if field == "layout" else {"parts": [{"start": 0}]}
    with pytest.raises(IntegrityError), transaction.atomic():
        Version.objects.filter(pk=version.pk).update(**changed)


def test_a_layout_nobody_knows_is_refused() -> None:
    draft = making.draft()
    with pytest.raises((IntegrityError, DataError)), transaction.atomic():
        Draft.objects.filter(pk=draft.pk).update(layout="cinema")
    version = published(title="Another")
    with pytest.raises((IntegrityError, DataError)), transaction.atomic():
        Version.objects.filter(pk=version.pk).update(text="", layout="cinema")
