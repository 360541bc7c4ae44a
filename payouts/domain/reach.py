"""The versions that a proposal's grains can reach, packed so that a request can ask for some of
them without reading the document: a million take less than a megabyte."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np


def reached(document: Mapping[str, Any]) -> set[int]:
    """Along the sources that counted, from the credited versions."""
    older = defaultdict(list)
    for edge in document.get("sources", ()):
        if not edge.get("excluded"):
            older[edge["derivative"]].append(edge["source"])
    ahead = [credit["version"] for credit in document.get("credits", ()) if "version" in credit]
    found = set()
    while ahead:
        version = ahead.pop()
        if version not in found:
            found.add(version)
            ahead.extend(older[version])
    return found


def pack(versions: Iterable[int]) -> bytes:
    ordered = np.sort(np.fromiter(versions, dtype="<i8"))
    return zlib.compress(np.diff(ordered, prepend=0).tobytes(), 6)


def among(packed: bytes, wanted: Iterable[int]) -> set[int]:
    """Which of the wanted ones are in it."""
    there = np.cumsum(np.frombuffer(zlib.decompress(packed), dtype="<i8"))
    asked = np.fromiter(wanted, dtype="<i8")
    return set(asked[np.isin(asked, there)].tolist())
