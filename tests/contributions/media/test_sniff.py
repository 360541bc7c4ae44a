import io
import zipfile
from pathlib import Path

import pytest

from contributions.media.errors import Refused
from contributions.media.limits import ImageLimits, Limits
from contributions.media.sniff import sniff
from tests.contributions.media.conftest import Render
from tests.contributions.media.samples import picture


def zipped(name: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, "inside")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("head", "code"),
    [
        (b"", "empty"),
        (b"%PDF-1.7\n", "pdf"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "svg"),
        (b"\xef\xbb\xbf <?xml version='1.0'?>\n<svg onload='alert(1)'/>", "svg"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg onload="alert(1)">&a;</svg>', "svg"),
        (b"  <!DOCTYPE html><script>alert(1)</script>", "html"),
        (b"#EXTM3U\nfile:///etc/passwd", "playlist"),
        (zipped("notes.txt"), "archive"),
        (zipped("word/document.xml"), "office"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office"),
        (b"\x1f\x8b\x08\0", "archive"),
        (b"8BPS\0\1", "layers"),
        (b"MZ\x90\0\3\0\0\0", "unknown"),
        (b"\x7fELF\2\1\1\0", "unknown"),
    ],
)
def test_what_is_not_media_is_refused_by_what_it_is(head: bytes, code: str) -> None:
    with pytest.raises(Refused) as caught:
        sniff(head)
    assert caught.value.code == code
    assert caught.value.sentence.endswith(".")


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "WEBP"),
        (b"\0\0\0\x1cftypavif\0\0\0\0mif1", "AVIF"),
        (b"\0\0\0\x1cftypisom\0\0\0\0", "mov"),
        (b"\xff\xf1\x50\x80", "aac"),
        (b"\xff\xfb\x90\x64", "mp3"),
        (b"\xff\xfeO\0n\0", "utf-16"),
        ("Café".encode() + b"\xe2", "utf-8-sig"),
        (b"Caf\xe9 au lait", "cp1252"),
    ],
)
def test_the_first_bytes_pick_one_decoder(head: bytes, name: str) -> None:
    assert sniff(head).name == name


def test_a_file_larger_than_allowed_is_refused_unread(tmp_path: Path, rendered: Render) -> None:
    path = picture(tmp_path / "a.png")
    with pytest.raises(Refused) as caught:
        rendered(path, limits=Limits(image=ImageLimits(max_bytes=1000)))
    assert caught.value.code == "too_large"
