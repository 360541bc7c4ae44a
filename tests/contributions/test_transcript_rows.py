"""What the database holds about captions, attacked."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from contributions.models import Kind, MediaFile, Transcript
from contributions.publication.handing_over import hand_over
from contributions.services import transcripts
from tests import builders
from tests.contributions import making

pytestmark = pytest.mark.django_db


@pytest.fixture
def sound() -> MediaFile:
    return making.upload(making.draft("cleo"))


def row(media: MediaFile, **fields: object) -> Transcript:
    given = {"language": "en", "timed": True, "text": "WEBVTT", "written_by": media.uploader}
    return Transcript.objects.create(media=media, **(given | fields))


@pytest.mark.parametrize(
    ("sentence", "attack"),
    [
        ("a_file_has_one_transcript_per_language_and_form", row),
        (
            "a_file_has_one_default_for_its_captions",
            lambda media: [row(media, language=each, is_default=True) for each in ("de", "fr")],
        ),
        (
            "a_transcript_is_closed_by_somebody_at_a_time",
            lambda media: row(media, language="de", closed_at=timezone.now()),
        ),
        ("a_transcript_has_words", lambda media: row(media, language="de", text="")),
    ],
)
def test_a_rule_of_captions_holds(
    sound: MediaFile, sentence: str, attack: Callable[[MediaFile], object]
) -> None:
    row(sound)
    with pytest.raises(IntegrityError, match=sentence), transaction.atomic():
        attack(sound)


def test_a_next_version_over_the_same_bytes_keeps_the_words(sound: MediaFile) -> None:
    first = builders.work("cleo", kind=Kind.AUDIO)
    hand_over(media=sound, version=first)
    sound = MediaFile.objects.get(pk=sound.pk)
    cleo, now = builders.user("cleo"), timezone.now()
    kept = transcripts.keep(media=sound, by=cleo, language="en", words="They built me.", now=now)
    second = builders.new_version(first.contribution, "cleo")
    hand_over(media=MediaFile.objects.get(pk=sound.pk), version=second)
    copy = Transcript.objects.get(media__version=second)
    assert copy.text == "They built me."
    transcripts.remove(transcript=copy, by=cleo, now=now)
    assert list(Transcript.objects.current()) == [kept]
