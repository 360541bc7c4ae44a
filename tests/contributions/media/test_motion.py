from pathlib import Path

import pytest
from PIL import Image, ImageSequence

from contributions.media.sandbox import render
from tests.contributions.media.conftest import Render, by_role
from tests.contributions.media.samples import highest_memory


def moving(path: Path, form: str, *, size: tuple[int, int] = (900, 600), frames: int = 4) -> Path:
    """A block that walks to the right, 80 ms a step."""
    made = []
    for at in range(frames):
        image = Image.new("RGB", size, "white")
        image.paste("red", (at * 100 % size[0], 0, at * 100 % size[0] + 100, 100))
        made.append(image)
    options = {"duration": 80, "loop": 0, "comment": b"48 Hidden Lane"}
    made[0].save(path, form, save_all=True, append_images=made[1:], **options)
    return path


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG", "AVIF"])
def test_what_moves_keeps_moving_beside_pictures_that_stand_still(
    form: str, tmp_path: Path, rendered: Render
) -> None:
    made = by_role(rendered(moving(tmp_path / "a", form), kind_hint="image"))
    assert (made["motion"].width, made["motion"].height) == (640, 427)
    assert made["motion"].content_type == "image/webp"
    with Image.open(made["motion"].path) as motion:
        times, places = [], []
        for frame in ImageSequence.Iterator(motion):
            frame.load()
            times.append(frame.info["duration"])
            red, green, _ = frame.convert("RGB").getpixel((300 * 640 // 900 + 20, 20))  # type: ignore[misc]
            places.append(red > 200 and green < 90)
        assert motion.info["loop"] == 0
    assert times == [80] * 4
    assert places == [False, False, False, True]
    with Image.open(made["image-320"].path) as still:
        assert getattr(still, "n_frames", 1) == 1
    assert b"Hidden" not in made["motion"].path.read_bytes()


def test_the_pages_of_a_document_do_not_move(tmp_path: Path, rendered: Render) -> None:
    pages = [Image.new("RGB", (40, 40), colour) for colour in ("red", "blue")]
    pages[0].save(tmp_path / "a.tiff", save_all=True, append_images=pages[1:])
    assert "motion" not in by_role(rendered(tmp_path / "a.tiff"))


def test_a_frame_without_a_time_lasts_a_tenth_of_a_second(tmp_path: Path, rendered: Render) -> None:
    pages = [Image.new("RGB", (40, 40), colour) for colour in ("red", "blue")]
    pages[0].save(tmp_path / "a.gif", save_all=True, append_images=pages[1:], duration=0)
    with Image.open(by_role(rendered(tmp_path / "a.gif"))["motion"].path) as motion:
        motion.load()
        assert motion.info["duration"] == 100


@pytest.mark.worker
def test_two_hundred_frames_fit_into_memory(tmp_path: Path, into: Path) -> None:
    path = moving(tmp_path / "a", "GIF", size=(1200, 1200), frames=200)
    with highest_memory() as seen:
        result = render(path, into, progress=lambda _: None)
    assert "motion" in by_role(result)
    assert 0 < seen[0] < 600_000_000
