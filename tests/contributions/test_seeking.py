"""Through the real pipeline: the child makes the fingerprints, a search finds what resembles."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import ImageEnhance, ImageOps

from contributions.media.authoring import encode_film
from contributions.models import (
    Draft,
    Fingerprint,
    PassageMark,
    PictureMark,
    Rendition,
    SoundMark,
    SourceSearch,
    Suggestion,
)
from contributions.seeking.orders import order_for_words
from contributions.services import drafts, publishing, sources
from tests import builders
from tests.contributions import making
from tests.contributions.resembling import (
    STANZA,
    as_file,
    as_sound,
    looked_at,
    melody,
    photograph,
    published,
    search,
)

pytestmark = pytest.mark.django_db


def bens_draft(*files: object, name: str = "ben", **fields: object) -> Draft:
    draft = making.draft(name, **({"text": ""} | fields))
    for file in files:
        making.upload(draft, file)  # type: ignore[arg-type]
    order_for_words(draft, timezone.now())
    return looked_at(draft)


def asked(draft: Draft) -> list[tuple[str, str]]:
    return [(row.work.title, row.reason) for row in draft.suggestions.all()]


def test_a_picture_at_another_size_in_another_light_is_found() -> None:
    published("ada", as_file(photograph(), "fox.png", "PNG"), title="The fox")
    published("cleo", as_file(photograph(2), "whale.png", "PNG"), title="The whale")
    small = ImageEnhance.Brightness(photograph().resize((300, 200))).enhance(1.15)
    draft = bens_draft(as_file(small, "mine.jpg", quality=55))
    assert asked(draft) == [("The fox", "picture")]
    row = draft.suggestions.get()
    assert row.media == draft.files.get()
    assert row.strength > 70


def test_a_mirrored_picture_is_found_and_said_to_be() -> None:
    published("ada", as_file(photograph(), "fox.png", "PNG"), title="The fox")
    draft = bens_draft(as_file(ImageOps.mirror(photograph()), "mine.jpg"))
    assert asked(draft) == [("The fox", "mirrored")]


def test_a_still_out_of_a_film_is_found_in_it(tmp_path: Path) -> None:
    shots = [np.asarray(photograph(seed, (640, 360))) for seed in (1, 2, 3) for _ in range(12)]
    film = encode_film(shots, None, tmp_path / "walk.mp4", frame_rate=12)
    published("ada", SimpleUploadedFile("walk.mp4", film.read_bytes()), title="The walk", text="")
    draft = bens_draft(as_file(photograph(3, (640, 360)), "mine.jpg"))
    assert asked(draft) == [("The walk", "picture")]
    assert draft.suggestions.get().evidence["film"] is True


def test_twelve_seconds_out_of_a_recording_are_found_with_the_time_they_begin_at() -> None:
    whole = melody(60)
    published("ada", as_sound(whole, "waltz.flac"), title="The waltz")
    published("cleo", as_sound(melody(40, seed=2), "rain.flac"), title="The rain")
    begin = 20 * 44_100 + 333
    excerpt = whole[begin : begin + 12 * 44_100] * 0.4
    noise = np.random.default_rng(5).standard_normal(excerpt.size) * 0.02
    draft = bens_draft(as_sound((excerpt + noise).astype(np.float32), "mine.mp3"))
    assert asked(draft) == [("The waltz", "sound")]
    evidence = draft.suggestions.get().evidence
    assert 19_000 <= evidence["from_ms"] <= 22_000
    assert evidence["here_ms"] <= 2_000


def test_a_stanza_of_thirty_words_is_found_and_counted() -> None:
    published("ada", text=f"Before it was night.\n\n{STANZA}\n\nAnd after.", title="The poem")
    published("cleo", text="Quite another text about whales. " * 12, title="The whale")
    draft = bens_draft(text=f"I quote: *{STANZA.upper()}* That is all of it.")
    assert asked(draft) == [("The poem", "passage")]
    assert draft.suggestions.get().evidence["words"] == len(STANZA.split())
    assert draft.suggestions.get().evidence["quote"].startswith("THEY BUILT ME TO STAND, AND")


def test_drafts_withdrawn_works_and_the_work_itself_are_not_found() -> None:
    picture = as_file(photograph(), "fox.png", "PNG")
    bens_draft(picture, name="cleo", title="A draft")
    gone = published("ada", picture, title="Gone")
    builders.withdrawn(gone, "ada")
    draft = bens_draft(as_file(photograph(), "mine.jpg"), text=STANZA)
    assert asked(draft) == []
    version = publishing.publish(draft=draft, by=draft.author, now=timezone.now())
    search()
    following = drafts.next_version(contribution=version.contribution, by=draft.author)
    assert asked(looked_at(following)) == []


def test_an_own_earlier_work_is_asked_about_after_those_of_others() -> None:
    picture = as_file(photograph(), "fox.png", "PNG")
    published("ben", picture, title="My own")
    published("ada", picture, title="The fox")
    draft = bens_draft(as_file(photograph(), "mine.jpg"))
    assert [title for title, _ in asked(draft)] == ["The fox", "My own"]


def test_a_work_published_before_it_was_ready_is_asked_afterwards() -> None:
    published("ada", as_file(photograph(), "fox.png", "PNG"), title="The fox")
    draft = making.draft("ben", text="")
    media = making.upload(draft, as_file(photograph(), "mine.jpg"))
    publishing.publish(draft=draft, by=draft.author, now=timezone.now())
    search()
    assert asked(draft) == []
    making.processed(media)
    search()
    assert asked(draft) == [("The fox", "picture")]


def test_the_older_of_two_works_is_never_asked_about_the_younger() -> None:
    first = published("ada", as_file(photograph(), "fox.png", "PNG"), title="The fox")
    published("ben", as_file(photograph(), "mine.jpg"), title="The copy")
    SourceSearch.objects.filter(version=first).update(finished_at=None)
    search()
    assert not Suggestion.objects.filter(draft__version=first).exists()


def test_nothing_is_known_of_silence_of_one_colour_and_of_one_word_over_and_over() -> None:
    plain = photograph().point(lambda _: 90)
    published("ada", as_file(plain, "grey.png", "PNG"), text="")
    published("ada", as_sound(np.zeros(5 * 44_100, np.float32), "still.flac"), text="")
    published("ada", text="la " * 500)
    assert not PictureMark.objects.exists()
    assert not SoundMark.objects.exists()
    assert not PassageMark.objects.exists()
    assert Fingerprint.objects.count() == 2


def test_a_fingerprint_goes_with_its_file_and_nobody_is_shown_it() -> None:
    draft = bens_draft(as_file(photograph(), "mine.jpg"), as_sound(melody(8), "mine.mp3"))
    assert Fingerprint.objects.filter(media__draft=draft).count() == 2
    assert not Rendition.objects.filter(role="landmarks").exists()
    assert all("looks" not in media.facts for media in draft.files.all())
    drafts.discard(draft=draft)
    assert not Fingerprint.objects.exists()


def test_a_search_that_comes_twice_asks_once_and_marks_once() -> None:
    version = published("ada", as_file(photograph(), "fox.png", "PNG"), text=STANZA)
    before = PictureMark.objects.count(), PassageMark.objects.count()
    SourceSearch.objects.filter(version=version).update(finished_at=None)
    search()
    assert (PictureMark.objects.count(), PassageMark.objects.count()) == before
    assert min(before) > 0


def test_a_next_version_is_marked_by_what_is_new_in_it() -> None:
    version = published("ada", as_file(photograph(), "fox.png", "PNG"), text=STANZA)
    following = drafts.next_version(contribution=version.contribution, by=builders.user("ada"))
    sources.add(draft=following, version=builders.work("cleo"))
    following.refresh_from_db()
    Draft.objects.filter(pk=following.pk).update(all_mine=False)
    newer = publishing.publish(draft=following, by=following.author, now=timezone.now())
    search()
    assert not PictureMark.objects.filter(media__version=newer).exists()
    assert not PassageMark.objects.filter(version=newer).exists()
