"""The plain scripts of bench/credentials.py: plain.py sign|copy FILE MIME ERRAND.

`sign` uses the same library in this very process, with the key in its hands; `copy` reads, hashes
and writes the file once, which nobody who signs can do without.
"""

import hashlib
import json
import sys
import tempfile
from pathlib import Path


def sign(path: Path, mime: str, errand: dict) -> None:
    import c2pa  # noqa: PLC0415 -- as a script that needs only this

    info = c2pa.C2paSignerInfo(b"es256", errand["chain"].encode(), errand["key"].encode(), None)
    settings = {
        "verify": {"verify_after_sign": False},
        "builder": {"thumbnail": {"enabled": False}},
    }
    context = c2pa.Context(c2pa.Settings.from_dict(settings))
    builder = c2pa.Builder(json.dumps(errand["statement"]), context=context)
    with path.open("rb") as source, tempfile.TemporaryFile() as made:
        builder.sign(c2pa.Signer.from_info(info), mime, source, made)


def copy(path: Path) -> None:
    with path.open("rb") as source, tempfile.TemporaryFile() as made:
        digest = hashlib.sha256()
        while block := source.read(1 << 20):
            digest.update(block)
            made.write(block)


if __name__ == "__main__":
    what, path, mime, errand = sys.argv[1:]
    if what == "sign":
        sign(Path(path), mime, json.loads(Path(errand).read_text()))
    else:
        copy(Path(path))
