"""The boxes of a manifest store, as far as a signature needs them.

The library signs in one go with a key it has. Here it gets a key that is thrown away, and what it
would have signed is taken out of the finished boxes, so that the real key can stay elsewhere; the
real signature has the same length and takes the place of the other.
"""

from __future__ import annotations

from collections.abc import Iterator

SIGNATURE = 64
_TAGGED = b"\xd2\x84"


def label_of(store: bytes) -> str:
    """The name of the newest manifest, "" when there is none."""
    return _label(_newest(store)).decode("ascii") if store else ""


def to_be_signed(store: bytes) -> tuple[bytes, bytes]:
    """What the newest manifest's signature is over (RFC 9052, 4.4), and the signature it has."""
    manifest = _newest(store)
    claim = _cbor(manifest, b"c2pa.claim")
    cose = _cbor(manifest, b"c2pa.signature")
    if not cose.startswith(_TAGGED) or cose[-SIGNATURE - 2 : -SIGNATURE] != b"\x58\x40":
        raise ValueError("the signature has another form")
    protected = _string(cose[len(_TAGGED) :])
    signed = b"\x84\x6aSignature1" + _bytes(protected) + _bytes(b"") + _bytes(claim)
    return signed, cose[-SIGNATURE:]


def _newest(store: bytes) -> bytes:
    (_kind, whole), *_rest = _boxes(store)
    return [body for kind, body in _boxes(whole) if kind == b"jumb"][-1]


def _label(body: bytes) -> bytes:
    """Of a superbox: sixteen bytes of type and one of flags stand before it."""
    return dict(_boxes(body)).get(b"jumd", b"")[17:].split(b"\0")[0]


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at + 8 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        if length < 8:
            raise ValueError("a box without a length")
        yield data[at + 4 : at + 8], data[at + 8 : at + length]
        at += length


def _cbor(manifest: bytes, label: bytes) -> bytes:
    for kind, body in _boxes(manifest):
        if kind == b"jumb" and _label(body).startswith(label):
            return dict(_boxes(body))[b"cbor"]
    raise ValueError(f"no {label!r}")


def _string(data: bytes) -> bytes:
    """The byte string that CBOR begins with."""
    size = {0x58: 1, 0x59: 2, 0x5A: 4}[data[0]]
    length = int.from_bytes(data[1 : 1 + size], "big")
    return data[1 + size : 1 + size + length]


def _bytes(data: bytes) -> bytes:
    if len(data) < 24:
        return bytes([0x40 | len(data)]) + data
    size = 1 if len(data) < 0x100 else 2 if len(data) < 0x10000 else 4
    return bytes([0x57 + {1: 1, 2: 2, 4: 3}[size]]) + len(data).to_bytes(size, "big") + data
