"""Works that resemble each other, put up and looked through as the workers would."""

from __future__ import annotations

import io
from datetime import timedelta

import av
import numpy as np
from av.audio.stream import AudioStream
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from contributions.media.authoring import Sound
from contributions.models import Draft, SourceSearch, Version
from contributions.seeking.seek import seek
from contributions.services import publishing
from tests.contributions import making

STANZA = (
    "They built me to stand, and standing is what I did until the harbour learned to walk; "
    "then one leg asked the other how, and neither of us knew the word for going, so we went."
)


def photograph(seed: int = 1, size: tuple[int, int] = (900, 600)) -> Image.Image:
    """Clouds of several sizes, in which no two seeds are alike."""
    rng = np.random.default_rng(seed)
    made = Image.new("RGB", size)
    for cells in (4, 9, 30):
        grain = Image.fromarray(rng.integers(0, 255, (cells, cells + 2, 3), np.uint8))
        made = Image.blend(made, grain.resize(size, Image.Resampling.BICUBIC), 0.6)
    return made


def as_file(
    image: Image.Image, name: str, form: str = "JPEG", **options: int
) -> SimpleUploadedFile:
    buffer = io.BytesIO()
    image.save(buffer, form, **options)
    return SimpleUploadedFile(name, buffer.getvalue(), f"image/{form.lower()}")


def melody(seconds: float, seed: int = 1) -> Sound:
    """Notes nobody would whistle, at 44,100 a second."""
    rng = np.random.default_rng(seed)
    length = int(0.23 * 44_100)
    decay = np.exp(-np.arange(length) / 6000)
    time = np.arange(length) / 44_100
    notes = []
    for _ in range(int(seconds / 0.23) + 1):
        pitches = rng.uniform(180, 1900, 3)
        notes.append(decay * sum(np.sin(2 * np.pi * pitch * time) for pitch in pitches) / 4)
    return np.concatenate(notes)[: int(seconds * 44_100)].astype(np.float32)


def as_sound(sound: Sound, name: str) -> SimpleUploadedFile:
    """One channel, in the format of the name's ending."""
    form = name.rpartition(".")[2]
    codec, shape = {"mp3": ("libmp3lame", "s16p"), "flac": ("flac", "s16")}[form]
    buffer = io.BytesIO()
    whole = np.round(np.clip(sound, -1, 1) * 32_767).astype(np.int16)[np.newaxis]
    with av.open(buffer, "w", format=form) as out:
        stream = out.add_stream(codec, rate=44_100)
        assert isinstance(stream, AudioStream)
        stream.codec_context.layout, stream.codec_context.format = "mono", shape
        for start in range(0, whole.shape[1], 4608):
            block = np.ascontiguousarray(whole[:, start : start + 4608])
            frame = av.AudioFrame.from_ndarray(block, shape, "mono")
            frame.sample_rate, frame.pts = 44_100, start
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return SimpleUploadedFile(name, buffer.getvalue(), f"audio/{form}")


def looked_at(draft: Draft) -> Draft:
    """Its files prepared, and searched."""
    for media in draft.files.all():
        making.processed(media)
    search()
    return Draft.objects.get(pk=draft.pk)


def search() -> None:
    """What is due now, or after the pause for somebody who types."""
    for pk in SourceSearch.objects.open().order_by("pk").values_list("pk", flat=True):
        seek(pk, timezone.now() + timedelta(minutes=1))


def published(name: str, file: SimpleUploadedFile | None = None, **fields: object) -> Version:
    draft = making.draft(name, **fields)
    if file is not None:
        making.upload(draft, file)
    version = publishing.publish(draft=looked_at(draft), by=draft.author, now=timezone.now())
    search()
    return version
