"""A film that is small and plain enough already is passed on instead of being encoded again."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from tests.contributions.media.conftest import Render, by_role
from tests.contributions.media.samples import film


def pictures(path: Path) -> list[bytes]:
    with av.open(str(path)) as container:
        return [frame.to_ndarray().tobytes() for frame in container.decode(video=0)]


def repacked(source: Path, to: Path, *, delay: float = 0.0) -> Path:
    """The same packets in another container, later by `delay` seconds."""
    with av.open(str(source)) as given, av.open(str(to), "w") as out:
        streams = {each.index: out.add_stream_from_template(each) for each in given.streams}
        for packet in given.demux():
            if packet.dts is None or packet.pts is None or packet.time_base is None:
                continue
            late = int(delay / packet.time_base)
            packet.pts, packet.dts = packet.pts + late, packet.dts + late
            packet.stream = streams[packet.stream.index]
            out.mux(packet)
    return to


@pytest.mark.parametrize(("size", "rung"), [((640, 360), "film-360"), ((1280, 720), "film-720")])
def test_the_pictures_of_a_film_that_is_a_rung_are_the_same_to_the_bit(
    size: tuple[int, int], rung: str, tmp_path: Path, rendered: Render
) -> None:
    path = film(tmp_path / "a.mp4", size, title="48 Hidden Lane")
    made = by_role(rendered(path))
    assert pictures(made[rung].path) == pictures(path)
    assert (made[rung].width, made[rung].height) == size
    assert {role for role in made if role.startswith("film-")} == {"film-360", rung}
    with av.open(str(made[rung].path)) as container:
        audio = container.streams.audio[0]
        assert audio.codec_context.name == "aac"
        assert abs(float(audio.duration * audio.time_base) - 2.0) < 0.05  # type: ignore[operator]


def test_what_the_encoder_and_the_camera_wrote_between_the_pictures_is_gone(
    tmp_path: Path, rendered: Render
) -> None:
    """x264 signs its work in a message of its own, as cameras write where they are."""
    path = film(tmp_path / "a.mp4", (640, 360), title="48 Hidden Lane")
    assert b"x264 - core" in path.read_bytes()
    made = by_role(rendered(path))["film-360"].path.read_bytes()
    assert b"x264" not in made
    assert b"Hidden Lane" not in made


@pytest.mark.parametrize("ending", ["mp4", "mkv", "mov"])
def test_a_film_that_does_not_start_at_zero_starts_at_zero(
    ending: str, tmp_path: Path, rendered: Render
) -> None:
    path = repacked(film(tmp_path / "a.mp4", (640, 360)), tmp_path / f"b.{ending}", delay=7.5)
    result = rendered(path)
    assert abs(int(str(result.facts["duration_ms"])) - 2000) < 80
    with av.open(str(by_role(result)["film-360"].path)) as container:
        starts = [
            float((each.start_time or 0) * (each.time_base or 0)) for each in container.streams
        ]
        assert max(starts) < 0.04
        assert sum(1 for _ in container.decode(video=0)) == 50


@pytest.mark.parametrize(
    ("size", "turned"), [((720, 480), 90.0), ((854, 480), 0.0), ((640, 360), 180.0)]
)
def test_a_film_that_is_turned_or_between_two_rungs_is_made_anew_where_needed(
    size: tuple[int, int], turned: float, tmp_path: Path, rendered: Render
) -> None:
    path = film(tmp_path / "a.mp4", size, turned=turned, seconds=1.0)
    made = by_role(rendered(path))
    top = max((role for role in made if role.startswith("film-")), key=lambda role: int(role[5:]))
    assert (pictures(made[top].path) == pictures(path)) == (turned == 0.0)


def test_the_frame_rate_of_a_telephone_that_varies_is_kept(
    tmp_path: Path, rendered: Render
) -> None:
    path = tmp_path / "a.mp4"
    with av.open(str(path), "w") as out:
        stream = out.add_stream("libx264", rate=30)
        stream.width, stream.height, stream.pix_fmt = 480, 854, "yuv420p"
        at = 0
        for number in range(40):
            frame = av.VideoFrame(480, 854, "yuv420p")
            frame.pts, frame.time_base = at, Fraction(1, 1000)
            at += 33 if number % 3 else 71
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    result = rendered(path)
    assert abs(int(str(result.facts["duration_ms"])) - at) < 100
    for role, made in by_role(result).items():
        if role.startswith("film-"):
            with av.open(str(made.path)) as container:
                assert sum(1 for _ in container.decode(video=0)) == 40
                assert (made.width or 0) < (made.height or 0)


def test_a_film_of_so_few_frames_that_they_all_come_at_the_end_is_passed_on_too(
    tmp_path: Path, rendered: Render
) -> None:
    path = tmp_path / "a.mp4"
    with av.open(str(path), "w") as container:
        video = container.add_stream("libx264", rate=1, options={"bf": "2"})
        video.width, video.height, video.pix_fmt = 320, 180, "yuv420p"
        for index in range(3):
            grey = np.full((180, 320, 3), index * 80 + 40, np.uint8)
            container.mux(video.encode(av.VideoFrame.from_ndarray(grey, "rgb24")))
        container.mux(video.encode(None))
    made = by_role(rendered(path))
    assert pictures(made["film-360"].path) == pictures(path)
