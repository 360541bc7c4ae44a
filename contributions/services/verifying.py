"""Say what is known of a file somebody holds, or of its hash. Nothing of it is kept."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from contributions.credentials import glass
from contributions.credentials.local import hash_of
from contributions.media.errors import MediaError
from contributions.queries.verification import (
    Known,
    known_by_hash,
    known_by_label,
    known_by_own_label,
)

OURS = re.compile(r"/works/[0-9]{1,12}/(versions/[0-9]{1,6}/)?")


class Finding(StrEnum):
    KNOWN = "known"
    OURS = "ours"
    CHANGED = "changed"
    OTHERS = "others"
    BROKEN = "broken"
    UNREADABLE = "unreadable"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Answer:
    """`known` is the work of this site, by the hash or by the credentials; `tree` what the file
    itself says, with `known` works of this site in it by the names of their credentials."""

    finding: Finding
    sha256: str
    known: Known | None = None
    tree: dict[str, Any] = field(default_factory=dict)
    is_signed_here: bool = False


def verify_hash(sha256: str) -> Answer:
    known = known_by_hash(sha256)
    return Answer(Finding.KNOWN if known else Finding.NOTHING, sha256, known)


def verify_file(file: UploadedFile[bytes]) -> Answer:
    """The file is read in the sandboxed child only, and gone afterwards."""
    with tempfile.NamedTemporaryFile(prefix="verify-") as copy:
        for chunk in file.chunks():
            copy.write(chunk)
        copy.flush()
        path = Path(copy.name)
        by_hash = verify_hash(hash_of(path))
        try:
            found = glass.read(path)
        except MediaError:
            return by_hash if by_hash.known else Answer(Finding.UNREADABLE, by_hash.sha256)
    if found is None:
        return by_hash
    named = known_by_label(_labels(found.tree))
    known = by_hash.known or (_of_itself(found, named) if found.is_ours else None)
    finding = Finding.KNOWN if by_hash.known else _finding(found)
    tree = _with_known(found.tree, named)
    return Answer(finding, by_hash.sha256, known, tree, found.is_ours)


def _of_itself(found: glass.Found, named: dict[str, Known]) -> Known | None:
    label = str(found.tree.get("label", ""))
    return known_by_own_label(label, named[label]) if label in named else None


def _finding(found: glass.Found) -> Finding:
    if found.is_ours:
        return Finding.OURS if found.is_whole else Finding.CHANGED
    return Finding.OTHERS if found.is_whole else Finding.BROKEN


def _labels(tree: dict[str, Any]) -> Iterator[str]:
    if tree:
        yield str(tree["label"])
        for each in tree["ingredients"]:
            yield from _labels(each["own"])


def _with_known(tree: dict[str, Any], named: dict[str, Known]) -> dict[str, Any]:
    """`url` is an address of this site, whoever says it; other addresses are never linked."""
    if not tree:
        return {}
    lineage = tree.get("lineage") or {}
    works = [each | {"url": _ours(each["address"])} for each in lineage.get("works", [])]
    ingredients = [
        each | {"own": _with_known(each["own"], named), "url": _ours(each["address"])}
        for each in tree["ingredients"]
    ]
    return tree | {
        "known": named.get(tree["label"]),
        "ingredients": ingredients,
        "lineage": lineage | {"works": works} if works else {},
    }


def _ours(address: str) -> str:
    path = address.removeprefix(settings.SITE_URL)
    return path if path != address and OURS.fullmatch(path) else ""
