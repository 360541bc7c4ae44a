import json
import struct
import wave
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import av
import numpy as np
import pytest

from contributions.media.errors import Refused
from contributions.media.limits import AudioLimits, Limits
from contributions.media.rendered import Output
from contributions.media.waveform import Envelope
from tests.contributions.media.conftest import Render, by_role
from tests.contributions.media.samples import film, tone


def test_a_tone_becomes_two_streams_of_its_length(tmp_path: Path, rendered: Render) -> None:
    result = rendered(tone(tmp_path / "a.wav", 3.0), kind_hint="audio")
    assert result.kind == "audio"
    assert result.facts["duration_ms"] == 3000
    made = by_role(result)
    assert set(made) == {"stream-m4a", "stream-mp3", "waveform-json", "waveform-svg"}
    for role, codec in (("stream-m4a", "aac"), ("stream-mp3", "mp3float")):
        with av.open(str(made[role].path)) as container:
            assert container.streams.audio[0].codec_context.name == codec
            assert container.duration is not None
            assert abs(container.duration / 1e6 - 3.0) < 0.1


def test_loudness_is_what_the_norm_says(tmp_path: Path, rendered: Render) -> None:
    """A full-scale 997 Hz sine on two channels reads 0 LUFS (EBU Tech 3341: -23 at -23 dBFS)."""
    facts = rendered(tone(tmp_path / "a.wav", 5.0, level=10 ** (-23 / 20))).facts
    assert facts["loudness_lufs"] == pytest.approx(-23.0, abs=0.1)
    assert facts["true_peak_db"] == pytest.approx(-23.0, abs=0.2)


def test_silence_has_no_loudness(tmp_path: Path, rendered: Render) -> None:
    facts = rendered(tone(tmp_path / "a.wav", 1.0, level=0.0)).facts
    assert facts["loudness_lufs"] is None


def test_the_waveform_comes_before_the_streams(tmp_path: Path, rendered: Render) -> None:
    seen: list[Output] = []
    rendered(tone(tmp_path / "a.wav"), on_output=seen.append)
    assert [output.role for output in seen] == [
        "waveform-svg",
        "waveform-json",
        "stream-m4a",
        "stream-mp3",
    ]


def test_the_waveform_has_a_thousand_points_and_no_script(tmp_path: Path, rendered: Render) -> None:
    made = by_role(rendered(tone(tmp_path / "a.wav", 2.0, level=0.5)))
    numbers = json.loads(made["waveform-json"].path.read_text())
    assert numbers["duration_ms"] == 2000
    assert len(numbers["peaks"]) == len(numbers["rms"]) == 1000
    assert 480 < numbers["peaks"][500] < 520
    root = ET.fromstring(made["waveform-svg"].path.read_text())  # noqa: S314
    assert root.attrib["viewBox"] == "0 0 1000 160"
    assert root.attrib["fill"] == "currentColor"
    assert {element.tag.split("}")[1] for element in root.iter()} == {"svg", "path"}


def test_a_loud_end_is_drawn_at_the_end() -> None:
    envelope = Envelope()
    for level in (0.1, 0.1, 0.1, 0.9):
        envelope.add(np.full((2, 12_345), level, np.float32))
    peaks, rms = envelope.points()
    assert peaks[0] == rms[0] == 100
    assert peaks[-1] == rms[-1] == 900
    assert all(early <= late for early, late in pairwise(peaks))


def test_a_sound_shorter_than_a_thousand_points_fills_them_all() -> None:
    envelope = Envelope()
    envelope.add(np.full((1, 100), 0.5, np.float32))
    assert envelope.points() == ([500] * 1000, [500] * 1000)


def test_the_index_of_an_m4a_is_at_its_front(tmp_path: Path, rendered: Render) -> None:
    made = by_role(rendered(tone(tmp_path / "a.wav")))["stream-m4a"].path.read_bytes()
    assert made.index(b"moov") < made.index(b"mdat")


@pytest.mark.parametrize(
    ("ending", "codec"),
    [
        ("flac", "flac"),
        ("mp3", "libmp3lame"),
        ("m4a", "aac"),
        ("ogg", "libopus"),
        ("aac", "aac"),
        ("aiff", "pcm_s16be"),
        ("wav", "pcm_s24le"),
        ("mka", "flac"),
    ],
)
def test_every_accepted_sound_is_heard(
    ending: str, codec: str, tmp_path: Path, rendered: Render
) -> None:
    path = tmp_path / f"a.{ending}"
    with av.open(str(tone(tmp_path / "tone.wav", 1.5))) as source, av.open(str(path), "w") as to:
        to.metadata["title"] = "48 Hidden Lane"
        stream = to.add_stream(codec, rate=48_000)
        for frame in source.decode(audio=0):
            to.mux(stream.encode(frame))  # type: ignore[union-attr, arg-type]
        to.mux(stream.encode(None))  # type: ignore[union-attr]
    result = rendered(path, kind_hint="audio")
    assert result.kind == "audio"
    assert abs(int(str(result.facts["duration_ms"])) - 1500) < 120
    for output in result.outputs:
        assert b"Hidden Lane" not in output.path.read_bytes()


def test_a_sound_longer_than_allowed_is_refused(tmp_path: Path, rendered: Render) -> None:
    limits = Limits(audio=AudioLimits(max_seconds=1))
    with pytest.raises(Refused) as caught:
        rendered(tone(tmp_path / "a.wav", 2.0), limits=limits)
    assert caught.value.code == "too_long"


def test_a_film_is_not_taken_for_a_sound(tmp_path: Path, rendered: Render) -> None:
    with pytest.raises(Refused) as caught:
        rendered(film(tmp_path / "a.mp4", seconds=0.5), kind_hint="audio")
    assert caught.value.sentence == (
        "This file says it is sound, but it is a film. Save it as WAV, FLAC or MP3 and try again."
    )


@pytest.mark.parametrize("start", [b"ID3", b"RIFF\0\0\0\0WAVE", b"fLaC", b"OggS", b"\xff\xfb"])
def test_noise_behind_a_known_beginning_is_refused(
    start: bytes, tmp_path: Path, rendered: Render
) -> None:
    path = tmp_path / "noise"
    path.write_bytes(start + np.random.default_rng(1).bytes(20_000))
    with pytest.raises(Refused):
        rendered(path)


def test_how_far_loud_and_quiet_passages_are_apart_is_told(
    tmp_path: Path, rendered: Render
) -> None:
    """As EBU Tech 3342 tries a meter: twenty seconds at −20 LUFS, twenty at −30: ten LU."""
    with wave.open(str(tmp_path / "a.wav"), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(48_000)
        time = np.arange(20 * 48_000) / 48_000
        for level in (-20, -30):
            wanted = np.sin(2 * np.pi * 1000 * time) * 10 ** (level / 20) * 32767
            file.writeframes(np.repeat(wanted.astype("<i2"), 2).tobytes())
    facts = rendered(tmp_path / "a.wav").facts
    assert abs(float(str(facts["loudness_range_lu"])) - 10) <= 1
    assert abs(float(str(facts["true_peak_db"])) + 20) <= 0.3
    assert abs(float(str(facts["loudness_lufs"])) + 20 + 2.2) < 1.0


def header(*, channels: int = 1, rate: int = 48_000, length: int | None = None) -> bytes:
    """A WAV of silence that says so; RF64 when it claims a length of its own."""
    form = struct.pack("<HHIIHH", 1, channels, rate, rate * 2, 2, 16)
    sizes = struct.pack("<4sIQQQI", b"ds64", 28, length or 0, length or 0, (length or 0) // 2, 0)
    kind, more = (b"RIFF", b"") if length is None else (b"RF64", sizes)
    said = 96_000 if length is None else 0xFFFFFFFF
    body = b"WAVE" + more + b"fmt " + struct.pack("<I", 16) + form + b"data"
    return kind + struct.pack("<I", said) + body + struct.pack("<I", said) + bytes(96_000)


@pytest.mark.parametrize("lie", [{"channels": 0}, {"rate": 0}, {"length": 2**60}])
def test_a_header_that_cannot_be_true_is_called_damaged(
    lie: dict[str, int], tmp_path: Path, rendered: Render
) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(header(**lie))
    with pytest.raises(Refused) as caught:
        rendered(path)
    assert caught.value.code == "damaged"


def test_an_aiff_that_claims_more_frames_than_can_be_is_refused(
    tmp_path: Path, rendered: Render
) -> None:
    """Its demuxer then says no more than -1, which is also the number of a forbidden deed."""
    path = tmp_path / "a.aiff"
    with av.open(str(path), "w") as to:
        sound = to.add_stream("pcm_s16be", rate=48_000)
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 9600), np.int16), "s16", "stereo")
        frame.sample_rate = 48_000
        to.mux(sound.encode(frame))
    whole = path.read_bytes()
    count = whole.index(b"COMM") + 10
    path.write_bytes(whole[:count] + b"\xff\xff\xff\xff" + whole[count + 4 :])
    with pytest.raises(Refused) as caught:
        rendered(path)
    assert caught.value.code == "damaged"
