from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from contributions.media.canvas import targets
from contributions.media.errors import Refused
from contributions.media.rendered import Output
from tests.contributions.media.conftest import Render, by_role
from tests.contributions.media.samples import (
    blinking,
    exif,
    located_exif,
    picture,
    png_that_claims,
)

FORMATS = ["jpg", "png", "webp", "avif", "gif", "tiff"]


@pytest.mark.parametrize("ending", FORMATS)
def test_every_format_becomes_webp_and_jpeg_in_sizes_never_enlarged(
    ending: str, tmp_path: Path, rendered: Render
) -> None:
    result = rendered(picture(tmp_path / f"picture.{ending}", (800, 600)), kind_hint="image")
    sizes = {role: (output.width, output.height) for role, output in by_role(result).items()}
    assert sizes == {
        "image-320": (320, 240),
        "image-640": (640, 480),
        "image-1280": (800, 600),
        "image-320-jpeg": (320, 240),
        "image-640-jpeg": (640, 480),
        "image-1280-jpeg": (800, 600),
    }
    for output in result.outputs:
        with Image.open(output.path) as made:
            made.load()
            assert made.size == (output.width, output.height)
            assert f"image/{made.format}".lower() == output.content_type
    assert (result.facts["width"], result.facts["height"]) == (800, 600)


def test_the_smallest_picture_is_announced_first(tmp_path: Path, rendered: Render) -> None:
    seen: list[Output] = []
    rendered(picture(tmp_path / "a.jpg", (1500, 1000)), on_output=seen.append)
    assert [output.role for output in seen][:3] == ["image-320", "image-640", "image-1280"]
    assert all(output.path.exists() for output in seen)


def test_a_large_photograph_is_glanced_at_and_then_decoded(
    tmp_path: Path, rendered: Render
) -> None:
    """The first look and the whole decode show the same picture, turned the same way."""
    path = picture(tmp_path / "a.jpg", (4000, 3000), exif=exif({0x0112: 6}), quality=90)
    made = by_role(rendered(path))
    assert (made["image-320"].width, made["image-320"].height) == (320, 427)
    assert (made["image-2560"].width, made["image-2560"].height) == (2560, 3413)
    with Image.open(made["image-320"].path) as first, Image.open(made["image-640"].path) as next_:
        same = next_.convert("RGB").resize((320, 427), Image.Resampling.BOX)
        apart = np.abs(np.asarray(first.convert("RGB"), int) - np.asarray(same, int))
    assert apart.mean() < 3


def test_one_pixel_is_a_picture_too(tmp_path: Path, rendered: Render) -> None:
    result = rendered(picture(tmp_path / "a.png", (1, 1)))
    assert {role: output.width for role, output in by_role(result).items()} == {
        "image-320": 1,
        "image-320-jpeg": 1,
    }


def test_a_very_tall_picture_stays_below_what_webp_can_hold() -> None:
    assert targets(100, 40_000, (320,)) == {320: (40, 16_000)}


@pytest.mark.parametrize("turn", range(1, 9))
def test_every_orientation_comes_out_upright(turn: int, tmp_path: Path, rendered: Render) -> None:
    upright = Image.open(picture(tmp_path / "upright.png", (80, 40)))
    back = {
        1: None, 2: 0, 3: Image.Transpose.ROTATE_180, 4: 1, 5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE, 8: Image.Transpose.ROTATE_270,
    }[turn]  # fmt: skip
    filmed = upright if back is None else upright.transpose(Image.Transpose(back))
    filmed.save(tmp_path / "filmed.jpg", exif=exif({0x0112: turn}), quality=95)
    result = rendered(tmp_path / "filmed.jpg")
    with Image.open(by_role(result)["image-320-jpeg"].path) as made:
        assert made.size == (80, 40)
        red, green, blue = made.convert("RGB").getpixel((4, 2))  # type: ignore[misc]
        assert blue > 150
        assert red < 100
        assert green < 100
    assert (result.facts["width"], result.facts["height"]) == (80, 40)


@pytest.mark.parametrize("ending", ["jpg", "png", "webp", "tiff", "avif"])
def test_nothing_the_camera_wrote_is_left(ending: str, tmp_path: Path, rendered: Render) -> None:
    secret = b"48 Hidden Lane"
    options: dict[str, object] = {"exif": located_exif(secret)}
    if ending == "jpg":
        options["comment"] = secret
    if ending in ("jpg", "png", "webp"):
        options["xmp"] = b"<x:xmpmeta>" + secret + b"</x:xmpmeta>"
    path = picture(tmp_path / f"a.{ending}", (400, 300), **options)
    assert secret in path.read_bytes()
    for output in rendered(path).outputs:
        made = output.path.read_bytes()
        assert secret not in made
        for mark in (b"Exif", b"xmpmeta", b"ICC_PROFILE", b"Camera"):
            assert mark not in made


def test_transparency_is_kept_in_webp_and_white_in_jpeg(tmp_path: Path, rendered: Render) -> None:
    Image.new("RGBA", (50, 50), (255, 0, 0, 0)).save(tmp_path / "clear.png")
    made = by_role(rendered(tmp_path / "clear.png"))
    with (
        Image.open(made["image-320"].path) as webp,
        Image.open(made["image-320-jpeg"].path) as jpeg,
    ):
        assert webp.convert("RGBA").getpixel((9, 9))[3] == 0  # type: ignore[index]
        assert jpeg.getpixel((9, 9)) == (255, 255, 255)


def shade(mode: str) -> Image.Image:
    """Black at the top, white at the bottom, stored the way of `mode`."""
    grey = Image.linear_gradient("L")
    if mode == "I;16":
        return Image.fromarray(np.asarray(grey).astype(np.uint16) * 257)
    return grey.convert("RGB").convert(mode) if mode == "CMYK" else grey.convert(mode)


@pytest.mark.parametrize(
    ("mode", "ending"),
    [
        ("L", "png"),
        ("LA", "png"),
        ("P", "png"),
        ("RGBA", "png"),
        ("I;16", "png"),
        ("CMYK", "tiff"),
        ("CMYK", "jpg"),
        ("F", "tiff"),
        ("P", "gif"),
    ],
)
def test_every_way_to_store_a_pixel_can_be_shown(
    mode: str, ending: str, tmp_path: Path, rendered: Render
) -> None:
    path = tmp_path / f"a.{ending}"
    shade(mode).save(path)
    with Image.open(by_role(rendered(path))["image-320-jpeg"].path) as made:
        light = np.asarray(made.convert("L"))
    assert light[4, 128] < 20
    assert light[250, 128] > 235


def test_the_main_colour_and_a_placeholder_are_told(tmp_path: Path, rendered: Render) -> None:
    Image.new("RGB", (300, 200), (10, 120, 200)).save(tmp_path / "blue.png")
    facts = rendered(tmp_path / "blue.png").facts
    assert facts["dominant_color"] == "#0a78c8"
    assert str(facts["placeholder"]).startswith("data:image/webp;base64,")
    assert len(str(facts["placeholder"])) < 800


def test_a_picture_that_claims_too_many_pixels_is_refused_before_decoding(
    tmp_path: Path, rendered: Render
) -> None:
    for size in ((30_000, 30_000), (9000, 9000)):
        with pytest.raises(Refused) as caught:
            rendered(png_that_claims(tmp_path / "bomb.png", *size))
        assert caught.value.code == "too_many_pixels"
        assert "60 million pixels" in caught.value.sentence


def test_a_picture_with_more_frames_than_allowed_is_refused(
    tmp_path: Path, rendered: Render
) -> None:
    assert rendered(blinking(tmp_path / "few.gif", 3)).facts["frames"] == 3
    with pytest.raises(Refused) as caught:
        rendered(blinking(tmp_path / "many.gif", 201))
    assert caught.value.code == "too_many_frames"


@pytest.mark.parametrize("ending", FORMATS)
def test_half_a_picture_is_refused_with_a_sentence(
    ending: str, tmp_path: Path, rendered: Render
) -> None:
    path = picture(tmp_path / f"a.{ending}")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(Refused) as caught:
        rendered(path)
    assert caught.value.code in ("truncated", "damaged")
