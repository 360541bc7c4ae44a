"""The parent's side of signing: the child does the writing, the key stays here."""

from __future__ import annotations

import base64
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from contributions.credentials.authority import authority
from contributions.credentials.errand import Errand
from contributions.credentials.talk import talk

LONGEST_CLAIM = 100_000
SIDECAR = "sidecar"
BEGINNING = b"\x84\x6aSignature1"


@dataclass(frozen=True, slots=True)
class Signed:
    """`path` is the signed file, or the same as before where the manifest lies beside."""

    path: Path
    manifest: bytes


def sign(
    path: Path,
    into: Path,
    *,
    mime: str,
    role: str,
    statement: dict[str, Any],
    quoted: dict[str, bytes],
    moved: Callable[[], None],
) -> Signed:
    """Raises Refused when the library does not want the file, Crashed when the child dies."""
    who = authority()
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        errand = Errand(
            descriptor, mime, who.root, role, who.chain, _spare_key(), statement, quoted
        )
        outputs = talk(errand, into, moved=moved, sign=_Once(who.sign))
    finally:
        os.close(descriptor)
    manifest = outputs.pop(SIDECAR).read_bytes()
    return Signed(outputs.get(role, path), manifest)


class _Once:
    """A child gets one signature, over something that is a claim, for it may have been broken
    into by the file it reads."""

    def __init__(self, sign: Callable[[bytes], bytes]) -> None:
        self._sign: Callable[[bytes], bytes] | None = sign

    def __call__(self, asked: str) -> str:
        what, sign = base64.b64decode(asked), self._sign
        if sign is None or not what.startswith(BEGINNING) or len(what) > LONGEST_CLAIM:
            raise ValueError("this is not signed")
        self._sign = None
        return base64.b64encode(sign(what)).decode()


def _spare_key() -> str:
    key = ec.generate_private_key(ec.SECP256R1())
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
