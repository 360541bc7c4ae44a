from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from contributions.media.encoder import options
from contributions.media.errors import Refused
from contributions.media.ladder import rungs
from contributions.media.limits import Limits, VideoLimits
from contributions.media.rendered import Output
from contributions.media.threads import THREADS
from tests.contributions.media.conftest import Render, by_role
from tests.contributions.media.samples import film

BOTH = (720, 360)


@pytest.mark.parametrize(
    ("shown", "made"),
    [
        ((1920, 1080), {720: (1280, 720), 360: (640, 360)}),
        ((1080, 1920), {720: (720, 1280), 360: (360, 640)}),
        ((641, 481), {720: (640, 480), 360: (480, 360)}),
        ((320, 240), {360: (320, 240)}),
        ((640, 360), {360: (640, 360)}),
    ],
)
def test_a_film_is_made_smaller_but_never_larger(
    shown: tuple[int, int], made: dict[int, tuple[int, int]]
) -> None:
    assert rungs(shown, BOTH) == made


def test_a_film_becomes_two_sizes_a_poster_a_strip_and_a_waveform(
    tmp_path: Path, rendered: Render
) -> None:
    result = rendered(film(tmp_path / "a.mp4", (1280, 720)), kind_hint="video")
    made = by_role(result)
    assert set(made) == (
        {"poster", "poster-jpeg", "strip", "film-360", "film-720"}
        | {"waveform-json", "waveform-svg"}
    )
    assert result.facts["has_sound"] is True
    assert (result.facts["width"], result.facts["height"]) == (1280, 720)
    assert abs(int(str(result.facts["duration_ms"])) - 2000) < 60
    for role, size in (("film-720", (1280, 720)), ("film-360", (640, 360))):
        with av.open(str(made[role].path)) as container:
            video, audio = container.streams.video[0], container.streams.audio[0]
            assert (video.width, video.height) == size
            assert (video.codec_context.name, audio.codec_context.name) == ("h264", "aac")
            assert video.codec_context.pix_fmt == "yuv420p"
            assert sum(1 for _ in container.decode(video)) == 50


def test_the_poster_is_there_before_the_film(tmp_path: Path, rendered: Render) -> None:
    seen: list[Output] = []
    rendered(film(tmp_path / "a.mp4", seconds=1.0), on_output=seen.append)
    assert [output.role for output in seen][:2] == ["poster", "poster-jpeg"]


def test_the_poster_of_a_short_film_that_fades_in_is_not_black(
    tmp_path: Path, rendered: Render
) -> None:
    scene = np.tile(np.linspace(40, 240, 320, dtype=np.uint8)[None, :, None], (180, 1, 3))
    path = tmp_path / "a.mp4"
    with av.open(str(path), "w") as out:
        # One key frame only, the black first one: there is nothing else to seek to.
        stream = out.add_stream("libx264", rate=24, options={"g": "250", "sc_threshold": "0"})
        stream.width, stream.height, stream.pix_fmt = 320, 180, "yuv420p"
        for at in range(96):
            picture = (scene * min(1.0, at / 60)).astype(np.uint8)
            out.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        out.mux(stream.encode(None))
    poster = by_role(rendered(path))["poster-jpeg"]
    assert np.asarray(Image.open(poster.path)).mean() > 40


def test_a_film_starts_to_play_before_it_is_complete(tmp_path: Path, rendered: Render) -> None:
    made = by_role(rendered(film(tmp_path / "a.mp4")))
    for role in ("film-360", "film-720"):
        start = made[role].path.read_bytes()
        assert start.index(b"moov") < start.index(b"mdat")


@pytest.mark.parametrize("turned", [90.0, 180.0, -90.0])
def test_a_film_from_a_turned_camera_is_upright_everywhere(
    turned: float, tmp_path: Path, rendered: Render
) -> None:
    """The marked corner is where a player that obeys the turn shows it."""
    result = rendered(film(tmp_path / "a.mp4", (400, 200), turned=turned, seconds=1.0))
    size = (400, 200) if turned == 180.0 else (200, 400)
    corner = {90.0: (0, 1), 180.0: (1, 1), -90.0: (1, 0)}[turned]
    made = by_role(result)
    assert (result.facts["width"], result.facts["height"]) == size
    with av.open(str(made["film-360"].path)) as container:
        frame = next(container.decode(video=0))
        assert frame.rotation == 0
        pictures = [
            Image.fromarray(frame.to_ndarray(format="rgb24")),
            Image.open(made["poster-jpeg"].path),
        ]
    for shown in pictures:
        assert shown.size == size
        across, down = (10 + at * (side - 20) for at, side in zip(corner, size, strict=True))
        red, green, blue = np.asarray(shown.convert("RGB"), int)[down, across]
        assert blue > red + 60
        assert blue > green + 60


def test_a_silent_film_has_no_waveform(tmp_path: Path, rendered: Render) -> None:
    result = rendered(film(tmp_path / "a.mp4", sound=False, seconds=0.6))
    assert result.facts["has_sound"] is False
    assert not {role for role in by_role(result) if role.startswith("waveform")}


def test_the_title_and_place_of_a_film_are_gone(tmp_path: Path, rendered: Render) -> None:
    path = film(tmp_path / "a.mp4", title="48 Hidden Lane", seconds=0.6)
    assert b"Hidden Lane" in path.read_bytes()
    for output in rendered(path).outputs:
        assert b"Hidden Lane" not in output.path.read_bytes()


@pytest.mark.parametrize("ending", ["mov", "mkv", "mp4"])
def test_every_container_of_film_is_read(ending: str, tmp_path: Path, rendered: Render) -> None:
    assert rendered(film(tmp_path / f"a.{ending}", seconds=0.6)).kind == "video"


def test_a_film_with_too_many_pixels_or_minutes_is_refused(
    tmp_path: Path, rendered: Render
) -> None:
    path = film(tmp_path / "a.mp4", (640, 480))
    for limits, code in (
        (VideoLimits(max_pixels=640 * 479), "frame_too_large"),
        (VideoLimits(max_seconds=1), "too_long"),
        (VideoLimits(max_streams=1), "too_many_streams"),
    ):
        with pytest.raises(Refused) as caught:
            rendered(path, limits=Limits(video=limits))
        assert caught.value.code == code
        assert caught.value.sentence


def test_a_film_cut_short_is_refused_with_a_sentence(tmp_path: Path, rendered: Render) -> None:
    path = film(tmp_path / "a.mp4")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(Refused) as caught:
        rendered(path)
    assert caught.value.code == "damaged"


def test_a_title_that_is_no_unicode_spoils_nothing(tmp_path: Path, rendered: Render) -> None:
    path = film(tmp_path / "a.mp4", title="Cafe noir", seconds=0.6)
    path.write_bytes(path.read_bytes().replace(b"Cafe noir", b"Caf\xe9 noir"))
    assert rendered(path).kind == "video"


def test_a_film_in_finer_colours_than_fit_into_memory_is_refused(
    tmp_path: Path, rendered: Render
) -> None:
    path = film(tmp_path / "a.mp4", (640, 480), seconds=0.4)
    with pytest.raises(Refused) as caught:
        rendered(path, limits=Limits(video=VideoLimits(max_frame_bytes=640 * 480)))
    assert caught.value.code == "frame_too_heavy"
    assert "640 × 480" in caught.value.sentence


@pytest.mark.parametrize("size", [(16, 4000), (4000, 16)])
def test_a_film_that_is_almost_a_line_has_a_strip_in_bounds(
    size: tuple[int, int], tmp_path: Path, rendered: Render
) -> None:
    made = by_role(rendered(film(tmp_path / "a.mp4", size, seconds=0.4)))
    width, height = made["strip"].width or 0, made["strip"].height or 0
    assert 0 < width <= 960
    assert 0 < height <= 3 * 960


def test_threads_of_the_encoder_have_two_rows_of_blocks_each() -> None:
    assert [options(360, 25, height)["threads"] for height in (2, 16, 33)] == ["1", "1", "1"]
    assert options(720, 25, 720)["threads"] == str(THREADS)
