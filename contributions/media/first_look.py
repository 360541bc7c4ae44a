"""What an upload's first bytes, size and name say, without decoding anything."""

from __future__ import annotations

import mimetypes

from django.core.files.uploadedfile import UploadedFile

from contributions.media.errors import Refused
from contributions.media.limits import DEFAULT
from contributions.media.sniff import HEAD, Decoder, sniff
from contributions.models import Kind

FAMILIES = {
    Kind.IMAGE: "image",
    Kind.AUDIO: "timed",
    Kind.VIDEO: "timed",
    Kind.WRITING: "writing",
}
MOST = {
    "image": DEFAULT.image.max_bytes,
    "timed": DEFAULT.video.max_bytes,
    "writing": DEFAULT.writing.max_bytes,
}
PREVIEWED = {Kind.IMAGE, Kind.AUDIO}
"""Extra files that a small look is made of; all the rest is kept unopened."""
TYPES = {"image": Kind.IMAGE, "audio": Kind.AUDIO, "video": Kind.VIDEO, "text": Kind.WRITING}
FILMS = {"mov", "matroska"}


def likely_kind(file: UploadedFile[bytes], *, wanted: Kind | None = None) -> Kind:
    """The kind to go by until the decoder has spoken. Sound and film look alike at first: they
    are told apart by the name. A signature is worth more than a name, so a picture called .txt is
    a picture; but anything may pass for text, so text called .jpg is refused. Raises Refused."""
    file.seek(0)
    decoder = sniff(bytes(file.read(HEAD)))
    kind = wanted or _promised(file.name or "", file.content_type or "")
    if kind is None or (wanted is None and _contradicts(decoder, kind)):
        kind = _guess(decoder)
    _expect(kind, decoder, file.size or 0)
    return kind


def kind_of_extra(file: UploadedFile[bytes]) -> str:
    """Of a file beside the work: "" when it is kept as it came, and never opened. Raises Refused
    for its size only."""
    _expect_at_most(DEFAULT.extra.max_bytes, file.size or 0)
    try:
        kind = likely_kind(file)
    except Refused:
        return ""
    return kind if kind in PREVIEWED else ""


def _guess(decoder: Decoder) -> Kind:
    if decoder.family == "timed":
        return Kind.VIDEO if decoder.name in FILMS else Kind.AUDIO
    return Kind(decoder.family)


def _contradicts(decoder: Decoder, promised: Kind) -> bool:
    return decoder.family not in ("writing", FAMILIES[promised])


def _expect(kind: Kind, decoder: Decoder, size: int) -> None:
    if FAMILIES[kind] != decoder.family:
        raise Refused("another_kind", said=kind.value, found=_guess(decoder).value)
    most = MOST[decoder.family]
    if size > most:
        raise Refused("too_large", megabytes=-(-size // 1_000_000), limit=most // 1_000_000)


def expect_size(name: str, content_type: str, size: int, *, is_extra: bool = False) -> None:
    """Before a byte of it was sent: what the name promises may be this large. Raises Refused."""
    kind = _promised(name, content_type)
    most = getattr(DEFAULT, kind.value).max_bytes if kind else max(MOST.values())
    _expect_at_most(DEFAULT.extra.max_bytes if is_extra else most, size)


def _expect_at_most(most: int, size: int) -> None:
    if size < 1:
        raise Refused("empty")
    if size > most:
        raise Refused("too_large", megabytes=-(-size // 1_000_000), limit=most // 1_000_000)


def _promised(name: str, content_type: str) -> Kind | None:
    """By the name's type before the browser's, which takes it from the name as well."""
    said = mimetypes.guess_type(name)[0] or content_type
    return TYPES.get(said.split("/")[0])
