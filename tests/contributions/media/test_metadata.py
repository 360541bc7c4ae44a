"""Whatever a file carries beside its pictures and sounds, no rendition carries it on."""

import struct
import zlib
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import pytest
from PIL import Image, ImageCms, PngImagePlugin

from tests.contributions.media.conftest import Render
from tests.contributions.media.samples import film, located_exif, picture, tone

SECRET = b"48 Hidden Lane"
TEXT = SECRET.decode()
XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + SECRET + b"</x:xmpmeta>"


def described_profile() -> bytes:
    """sRGB whose description, which a program shows, names the place."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile.replace("sRGB".encode("utf-16-be"), "Hidd".encode("utf-16-be")) + SECRET


def png(path: Path) -> Path:
    words = PngImagePlugin.PngInfo()
    for name in ("Comment", "Author", "Software"):
        words.add_text(name, TEXT)
    words.add_itxt("Description", TEXT)
    words.add(b"prVt", SECRET)
    return picture(path, pnginfo=words, exif=located_exif(SECRET), icc_profile=described_profile())


def jpeg(path: Path) -> Path:
    return picture(
        path, exif=located_exif(SECRET), comment=SECRET, xmp=XMP, icc_profile=described_profile()
    )


def webp(path: Path) -> Path:
    picture(path, exif=located_exif(SECRET), xmp=XMP, icc_profile=described_profile())
    data = bytearray(path.read_bytes() + b"SECR" + struct.pack("<I", len(SECRET)) + SECRET)
    data[4:8] = struct.pack("<I", len(data) - 8)
    path.write_bytes(data)
    return path


def gif(path: Path) -> Path:
    frames = [Image.new("RGB", (64, 64), colour) for colour in ("red", "blue")]
    frames[0].save(path, save_all=True, append_images=frames[1:], comment=SECRET)
    return path


def wav(path: Path) -> Path:
    """A LIST of words and a broadcast chunk behind the sound."""
    data = tone(path, 0.5).read_bytes()
    words = b"INFOICMT" + struct.pack("<I", 16) + SECRET + b"\0\0"
    for name, chunk in ((b"LIST", words), (b"bext", SECRET.ljust(602, b"\0"))):
        data += name + struct.pack("<I", len(chunk)) + chunk
    path.write_bytes(data[:4] + struct.pack("<I", len(data) - 8) + data[8:])
    return path


def sound(path: Path) -> Path:
    """In the format of its ending, with tags, and with a cover where the format holds one."""
    codecs = {
        "flac": "flac",
        "mp3": "libmp3lame",
        "m4a": "aac",
        "ogg": "libopus",
        "opus": "libopus",
    }
    with av.open(str(tone(path.with_suffix(".wav"), 0.6))) as given, av.open(str(path), "w") as to:
        for name in ("title", "artist", "comment", "location", "encoder"):
            to.metadata[name] = TEXT
        stream = to.add_stream(codecs[path.suffix[1:]], rate=48_000)
        for frame in given.decode(audio=0):
            to.mux(stream.encode(frame))  # type: ignore[union-attr, arg-type]
        to.mux(stream.encode(None))  # type: ignore[union-attr]
    return path


def matroska(path: Path) -> Path:
    """Tags, a chapter, an attachment and subtitles, beside picture and sound."""
    whole = film(path.with_suffix(".mp4"), seconds=0.6)
    with av.open(str(whole)) as given, av.open(str(path), "w", format="matroska") as to:
        to.metadata["title"] = to.metadata["LOCATION"] = TEXT
        to.set_chapters(
            [
                {
                    "id": 1,
                    "start": 0,
                    "end": 500,
                    "time_base": Fraction(1, 1000),
                    "metadata": {"title": TEXT},
                }
            ]
        )
        to.add_attachment("place.txt", "text/plain", SECRET)
        streams = {each.index: to.add_stream_from_template(each) for each in given.streams}
        for packet in given.demux():
            if packet.dts is not None:
                packet.stream = streams[packet.stream.index]
                to.mux(packet)
    return path


def mp4(path: Path) -> Path:
    """The atom that phones write the place into, in the head of the film."""
    film(path, (640, 360), seconds=0.6, title=TEXT)
    data = path.read_bytes()
    at, box = data.index(b"udta") - 4, struct.pack(">HH", len(SECRET), 0x15C7) + SECRET
    place = struct.pack(">I", len(box) + 8) + b"\xa9xyz" + box
    size = struct.unpack(">I", data[at : at + 4])[0]
    moov = data.index(b"moov") - 4
    assert moov > data.index(b"mdat"), "the places of the samples stay true"
    whole = struct.unpack(">I", data[moov : moov + 4])[0]
    data = (
        data[:at]
        + struct.pack(">I", size + len(place))
        + data[at + 4 : at + 8]
        + place
        + data[at + 8 :]
    )
    path.write_bytes(data[:moov] + struct.pack(">I", whole + len(place)) + data[moov + 4 :])
    return path


def tiff(path: Path) -> Path:
    return picture(
        path, tiffinfo={270: TEXT, 315: TEXT, 305: TEXT, 700: XMP}, exif=located_exif(SECRET)
    )


def avif(path: Path) -> Path:
    return picture(path, exif=located_exif(SECRET), xmp=XMP)


WAYS: dict[str, Callable[[Path], Path]] = {
    "png": png, "jpg": jpeg, "webp": webp, "gif": gif, "tiff": tiff, "avif": avif, "wav": wav,
    "flac": sound, "mp3": sound, "m4a": sound, "ogg": sound, "opus": sound,
    "mkv": matroska, "mp4": mp4,
}  # fmt: skip
MARKS = (SECRET, "48 Hidden".encode("utf-16-be"), b"Hidd", b"Exif\0\0", b"xmpmeta", b"ICC_PROFILE")


@pytest.mark.parametrize("ending", WAYS)
def test_nothing_beside_the_work_itself_leaves_with_it(
    ending: str, tmp_path: Path, rendered: Render
) -> None:
    path = WAYS[ending](tmp_path / f"a.{ending}")
    assert SECRET in path.read_bytes()
    result = rendered(path)
    assert result.outputs
    for output in result.outputs:
        made = output.path.read_bytes()
        assert not [mark for mark in MARKS if mark in made], output.role
    assert TEXT not in str(result.facts)


def test_a_place_packed_into_a_png_is_gone_too(tmp_path: Path, rendered: Render) -> None:
    path = picture(tmp_path / "a.png")
    data, packed = path.read_bytes(), b"Comment\0\0" + zlib.compress(SECRET * 50)
    chunk = struct.pack(">I", len(packed)) + b"zTXt" + packed
    chunk += struct.pack(">I", zlib.crc32(b"zTXt" + packed))
    path.write_bytes(data[:33] + chunk + data[33:])
    for output in rendered(path).outputs:
        assert b"tXt" not in output.path.read_bytes()
