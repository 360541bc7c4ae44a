"""From a real file to the card that plays it."""

from pathlib import Path

import numpy as np
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import Viewing
from contributions.media.authoring import encode_audio
from contributions.models import Kind, MediaFile, Version
from contributions.queries.cards import cards_of
from tests import builders
from tests.contributions import making

pytestmark = pytest.mark.django_db


def published(version: Version, file: SimpleUploadedFile) -> Version:
    media = making.processed(making.upload(making.draft("cleo"), file))
    MediaFile.objects.filter(pk=media.pk).update(draft=None, version=version)
    return version


def test_a_real_sound_becomes_a_waveform_that_plays(tmp_path: Path, client: Client) -> None:
    swell = np.linspace(0, 0.5, 44_100, dtype=np.float32)
    tone = np.sin(2 * np.pi * 220 * np.arange(44_100) / 44_100).astype(np.float32) * swell
    sound = encode_audio(np.stack([tone, tone]), tmp_path / "tone.flac")
    upload = SimpleUploadedFile("tone.flac", sound.read_bytes(), "audio/flac")
    version = published(builders.work("cleo", kind=Kind.AUDIO, text=""), upload)
    [card] = cards_of([version.contribution_id], viewing=Viewing.VEIL)
    assert card.wave is not None
    assert len(card.wave.peaks) == 200
    assert card.wave.peaks[5] < card.wave.peaks[100] < card.wave.peaks[199] == 1000
    page = client.get(f"/works/{version.contribution_id}/").content.decode()
    assert '<source src="/files/' in page
    assert 'type="audio/mp4"' in page
    assert 'type="audio/mpeg"' in page


def test_a_real_picture_hangs_in_its_shape(client: Client) -> None:
    version = published(
        builders.work("cleo", kind=Kind.IMAGE, text=""), making.picture(size=(900, 600))
    )
    [card] = cards_of([version.contribution_id], viewing=Viewing.VEIL)
    assert card.image is not None
    assert card.image.width * 2 == card.image.height * 3
    assert " 320w, " in card.image.srcset
    assert card.image.src in client.get(f"/works/{version.contribution_id}/").content.decode()
