"""What the child is asked to do: sign one file, or read what it says."""

from __future__ import annotations

import base64
import json
from dataclasses import asdict, dataclass, field
from typing import Any

from contributions.media.limits import DEFAULT, Limits

MEMORY = 900_000_000
"""Address space in bytes, of which the library itself takes a good part."""


@dataclass(frozen=True, slots=True)
class Errand:
    """`descriptor` is the open file, `mime` its kind. To sign: `statement` is what is said (see
    contributions.credentials.statement), `quoted` the manifests of its sources by their names,
    `role` what to call the result; a sidecar leaves the file as it is. `root` is what is trusted,
    `chain` and `spare_key` the certificate and a key to throw away. To read: `sidecar` is the
    manifest that lies beside the file, if any."""

    descriptor: int
    mime: str
    root: str
    role: str = ""
    chain: str = ""
    spare_key: str = ""
    statement: dict[str, Any] = field(default_factory=dict)
    quoted: dict[str, bytes] = field(default_factory=dict)
    sidecar: bytes = b""

    @property
    def limits(self) -> Limits:
        return DEFAULT

    def dumps(self) -> str:
        plain = asdict(self)
        plain["quoted"] = {name: _text(data) for name, data in self.quoted.items()}
        plain["sidecar"] = _text(self.sidecar)
        return json.dumps(plain)

    @classmethod
    def loads(cls, text: str) -> Errand:
        plain = json.loads(text)
        plain["quoted"] = {name: base64.b64decode(each) for name, each in plain["quoted"].items()}
        plain["sidecar"] = base64.b64decode(plain["sidecar"])
        return cls(**plain)


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()
