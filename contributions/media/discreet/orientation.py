"""The one word of Exif that belongs to the picture: which way is up."""

from __future__ import annotations

from contributions.media.discreet.window import Order

TAG, SHORT, LEAST = 0x0112, 3, 26
_MARKS: dict[bytes, Order] = {b"II*\x00": "little", b"MM\x00*": "big"}


def orientation(tiff: bytes) -> int:
    """2 to 8 when the picture has to be turned, otherwise 1."""
    order = _MARKS.get(tiff[:4])
    if order is None:
        return 1
    ifd = int.from_bytes(tiff[4:8], order)
    count = int.from_bytes(tiff[ifd : ifd + 2], order)
    for at in range(ifd + 2, min(ifd + 2 + count * 12, len(tiff) - 11), 12):
        if int.from_bytes(tiff[at : at + 2], order) == TAG:
            said = int.from_bytes(tiff[at + 8 : at + 10], order)
            return said if 2 <= said <= 8 else 1
    return 1


def only_orientation(tiff: bytes) -> bytes:
    """A TIFF of 26 bytes that says nothing else; b"" when there is nothing to say or no room."""
    said = orientation(tiff)
    if said == 1 or len(tiff) < LEAST:
        return b""
    entry = b"".join(part.to_bytes(2, "little") for part in (TAG, SHORT, 1, 0, said, 0))
    return b"II*\x00\x08\x00\x00\x00\x01\x00" + entry + bytes(4)
