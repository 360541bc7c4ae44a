from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.utils import timezone

from accounts.models import Viewing
from contributions.models import (
    Contribution,
    Kind,
    MediaFile,
    OffsiteSource,
    Processing,
    Rendition,
)
from contributions.queries.cards import cards_of, held
from tests import builders

pytestmark = pytest.mark.django_db


def audio(title: str) -> Contribution:
    version = builders.work("cleo", title=title, kind=Kind.AUDIO)
    media = MediaFile.objects.create(
        uploader=builders.user("cleo"),
        version=version,
        original=f"{title}.bin",
        display_name="song.flac",
        size=10,
        sha256="0" * 64,
        kind=Kind.AUDIO,
        facts={"duration_ms": 184_000, "peaks": [0, 500, 1000]},
    )
    Processing.objects.create(media=media, finished_at=timezone.now())
    for role, content_type in (("stream-m4a", "audio/mp4"), ("stream-mp3", "audio/mpeg")):
        Rendition.objects.create(
            media=media, role=role, file=f"x/{role}", content_type=content_type, size=1
        )
    return version.contribution


def test_a_song_hangs_with_its_own_waveform_and_its_length() -> None:
    [card] = cards_of([audio("Seven boats").pk], viewing=Viewing.VEIL)
    assert card.state == "ready"
    assert card.wave is not None
    assert card.wave.peaks == [0, 500, 1000]
    assert card.wave.duration_label == "3:04"
    assert card.wave.stream_url.endswith("/files/x/stream-m4a")
    assert card.authors == [("Cleo", "/people/cleo/")]


def test_a_poem_hangs_with_its_first_lines_and_what_it_was_made_from() -> None:
    poem = builders.work("ada", title="Legs", text="# One\n\nThey *built* me\nto stand.")
    builders.work("ben", sources={poem: "based_on"}, text="Mine")
    cards = cards_of(Contribution.objects.order_by("id"), viewing=Viewing.VEIL)
    assert [card.excerpt for card in cards] == [["They built me", "to stand."], ["Mine"]]
    assert [card.sources_count for card in cards] == [0, 1]


def test_withdrawn_and_unpublished_works_hang_nowhere() -> None:
    gone = builders.withdrawn(builders.work("ada"))
    kept = builders.work("ben").contribution
    assert [card.id for card in cards_of([gone.pk, 0, kept.pk], viewing=Viewing.VEIL)] == [kept.pk]
    assert [card.id for card in cards_of(Contribution.objects.all(), viewing=Viewing.VEIL)] == [
        kept.pk
    ]


def test_cards_come_in_the_order_asked_for() -> None:
    works = [builders.work("ada").contribution.pk for _ in range(3)]
    assert [card.id for card in cards_of(works[::-1], viewing=Viewing.VEIL)] == works[::-1]


@pytest.mark.parametrize("count", [1, 12])
def test_any_number_of_cards_takes_four_statements_and_two_when_they_are_held(
    count: int,
    django_assert_num_queries: Callable[[int], AbstractContextManager[object]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(held, "seconds", 3600)
    for number in range(count):
        audio(f"song {number}")
    works = Contribution.objects.published().newest_first()[:30]
    for statements in (4, 2):
        with django_assert_num_queries(statements):
            cards = cards_of(works.all(), viewing=Viewing.VEIL)
            assert len(cards) == count


def test_a_held_card_says_what_became_of_its_file_meanwhile(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(held, "seconds", 3600)
    song = audio("Seven boats")
    assert cards_of([song.pk], viewing=Viewing.VEIL)[0].wave
    media = MediaFile.objects.get(version__contribution=song)
    media.facts = media.facts | {"duration_ms": 60_000}
    media.save()
    [card] = cards_of([song.pk], viewing=Viewing.VEIL)
    assert card.wave
    assert card.wave.duration_label == "1:00"
    media.renditions.filter(role="stream-m4a").delete()
    [card] = cards_of([song.pk], viewing=Viewing.VEIL)
    assert card.wave
    assert card.wave.stream_url.endswith("stream-mp3")
    Processing.objects.filter(media=media).update(finished_at=None, percent=40)
    assert cards_of([song.pk], viewing=Viewing.VEIL)[0].state == "queued"
    Processing.objects.filter(media=media).update(quarantined_at=timezone.now())
    assert cards_of([song.pk], viewing=Viewing.VEIL)[0].state == "quarantined"
    Processing.objects.filter(media=media).update(is_final=True)
    assert cards_of([song.pk], viewing=Viewing.VEIL)[0].state == "failed"
    OffsiteSource.objects.create(derivative=song.versions.get(), title="A shanty", author="Nobody")
    assert cards_of([song.pk], viewing=Viewing.VEIL)[0].sources_count == 1
