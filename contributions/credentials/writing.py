"""In the child: put a statement into a file. The signature comes from the parent."""

from __future__ import annotations

import base64
import io
import json
import mmap
import struct
import sys
import zlib
from pathlib import Path

import c2pa

from contributions.credentials.errand import Errand
from contributions.credentials.jumbf import to_be_signed
from contributions.credentials.library import context
from contributions.credentials.watched import Watched
from contributions.media.report import Report

SIDECAR = "sidecar"
_EPUB = "application/epub+zip"


def sign(file: Watched, errand: Errand, report: Report) -> None:
    """Leaves the signed file, or only the manifest when it is to lie beside."""
    is_beside = errand.role == SIDECAR
    builder = c2pa.Builder(json.dumps(errand.statement), context=context(errand.root))
    for name, manifest in errand.quoted.items():
        builder.add_resource(name, io.BytesIO(manifest))
    if is_beside:
        builder.set_no_embed()
    made = Path(report.path(errand.role))
    beside = Path("beside")
    with (beside if is_beside else made).open("w+b") as out:
        manifest = builder.sign(_spare(errand), errand.mime, file, Watched(out, report))
    what, spare = to_be_signed(manifest)
    signature = _signature(what, report)
    true = manifest.replace(spare, signature)
    if is_beside:
        made.write_bytes(true)
        beside.unlink()
    else:
        _put(made, spare, signature)
        if errand.mime == _EPUB:
            _put(made, _sum(manifest), _sum(true), times=2)
        Path(report.path(SIDECAR)).write_bytes(true)
        report.finished(SIDECAR)
    report.finished(errand.role)
    report.done("image", {})


def _spare(errand: Errand) -> c2pa.Signer:
    info = c2pa.C2paSignerInfo(b"es256", errand.chain.encode(), errand.spare_key.encode(), None)
    return c2pa.Signer.from_info(info)


def _signature(what: bytes, report: Report) -> bytes:
    report.asks({"sign": base64.b64encode(what).decode()})
    return base64.b64decode(sys.stdin.readline())


def _sum(data: bytes) -> bytes:
    return struct.pack("<I", zlib.crc32(data))


def _put(path: Path, old: bytes, new: bytes, times: int = 1) -> None:
    """In the place of something as long that stands in the file just so often."""
    with path.open("r+b") as file, mmap.mmap(file.fileno(), 0) as seen:
        at = -1
        for _ in range(times):
            at = seen.find(old, at + 1)
            if at < 0:
                raise ValueError("what is to be replaced is not in one piece")
            seen[at : at + len(old)] = new
