"""What the studio hears and sees: finite, not clipped, and the same every time."""

from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import pytest

from contributions.media.authoring import Sound
from hitrecord.demo.content import WORKS
from hitrecord.demo.film import scenes
from hitrecord.demo.music import places, songs, waltz

QUICK = (
    places.boots_four_ways,
    places.foghorn_two_miles_off,
    songs.lullaby_for_borrowed_boots,
    waltz.floor_under_the_waltz,
)


@pytest.mark.parametrize("play", QUICK, ids=lambda play: play.__name__)
def test_a_sound_is_finite_audible_and_not_clipped(play: Callable[[], Sound]) -> None:
    sound = play()
    assert np.isfinite(sound).all()
    assert 0.5 < np.abs(sound).max() < 1
    assert np.sqrt((sound**2).mean()) > 0.05
    assert abs(sound.mean()) < 0.01


def test_version_2_of_the_waltz_gives_the_voice_room_after_0_42() -> None:
    first, second = (waltz.lighthouse_waltz(version)[0] for version in (1, 2))
    bars = slice(int(42.3 * 44_100), 47 * 44_100)
    spectrum = [np.abs(np.fft.rfft(sound[bars])) ** 2 for sound in (first, second)]
    heights = np.fft.rfftfreq(bars.stop - bars.start, 1 / 44_100)
    above = [power[heights > 2_000].sum() / power.sum() for power in spectrum]
    assert above[0] > 1.5 * above[1]


def test_a_recording_and_a_film_have_the_same_bytes_twice(tmp_path: Path) -> None:
    boots = next(work for work in WORKS if work.key == "boots").versions[0].make
    gull = next(work for work in WORKS if work.key == "gull-test").versions[0].make
    assert boots is not None
    assert gull is not None
    for make in (boots, gull):
        once, again = make(tmp_path / "a"), make(tmp_path / "b")
        assert once.read_bytes() == again.read_bytes()


def test_a_film_has_picture_and_sound_of_its_length(tmp_path: Path) -> None:
    with av.open(str(scenes.gull_test(tmp_path))) as film:
        picture, sound = film.streams.video[0], film.streams.audio[0]
        assert (picture.width, picture.height) == (854, 480)
        assert picture.frames == 5 * 24
        assert sound.duration is not None
        assert sound.time_base is not None
        assert float(sound.duration * sound.time_base) == pytest.approx(5, abs=0.1)


def test_pictures_and_words_are_committed_and_small() -> None:
    folder = Path(__file__).resolve().parents[3] / "demo"
    assert sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) < 8_000_000
