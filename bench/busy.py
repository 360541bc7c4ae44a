"""Thirty-two at once while films are being prepared: the list with and without a full queue.

    python bench/busy.py [--works 200000] [--rounds 5] [--films 50] [--quick]

The worker is the one of `make run`. It has to have a film in hand in each round of the second half.
"""

import contextlib
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from crowd import LIST, crowd, own, web
from largest.films import panning
from largest.pictures import scene
from wall.asked import parser, read
from wall.database import ROOT, with_works

MOST, SECONDS = 1.25, 20


def main() -> None:
    options = parser(__doc__)
    options.add_argument("--films", type=int, default=50)
    asked = read(options)
    films = 5 if asked.quick else asked.films
    with with_works(asked.works), web():
        crowd(LIST)
        calm = statistics.median(_slowest() for _round in range(asked.rounds))
        with _queued(films, 5 if asked.quick else SECONDS) as rows, _worker():
            _wait_for_one(rows)
            busy = statistics.median(_slowest() for _round in range(asked.rounds))
            left = rows.open().count()
            assert rows.filter(lease_token__isnull=False).exists(), "no film was in hand"
    ratio = busy / calm
    print(
        f"list, 32 at once: 95 % within {calm * 1000:.0f} ms, and {busy * 1000:.0f} ms with"
        f" {films} films queued ({left} left): {ratio:.2f} times"
        f" (at most {MOST}{'' if ratio <= MOST else ': MISSED'}), no error"
    )


def _slowest() -> float:
    times = sorted(crowd(LIST))
    return times[len(times) * 95 // 100]


@contextlib.contextmanager
def _queued(count: int, seconds: int) -> Iterator[Any]:
    """One film each of as many members; gone again afterwards."""
    from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: PLC0415

    from accounts.models import User  # noqa: PLC0415
    from contributions.models import Draft, MediaFile, Processing  # noqa: PLC0415
    from contributions.services import drafts, uploads  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        where = Path(folder)
        scene((2400, 1600)).save(where / "b.jpg")
        data = panning(where / "a.mp4", where / "b.jpg", seconds).read_bytes()
    made = []
    for author in User.objects.order_by("pk")[:count]:
        draft = Draft.objects.create(author=author, title="Busy")
        file = SimpleUploadedFile("busy.mp4", data, "video/mp4")
        uploads.receive(draft=draft, uploader=author, file=file)
        made.append(draft)
    media = MediaFile.objects.filter(draft__in=made)
    try:
        yield Processing.objects.filter(media__in=media)
    finally:
        for draft in made:
            drafts.discard(draft=draft)


@contextlib.contextmanager
def _worker() -> Iterator[None]:
    from hitrecord.embedded.processes import COMMANDS  # noqa: PLC0415

    argv = [sys.executable, "-m", *COMMANDS["worker-media"].split()]
    calm = {"PYTHONWARNINGS": "ignore"}
    worker = subprocess.Popen(argv, env=os.environ | own() | calm, cwd=ROOT, start_new_session=True)
    try:
        yield
    finally:
        os.killpg(worker.pid, 3)  # quit: a film is not finished first
        worker.wait()


def _wait_for_one(rows: Any) -> None:
    for _try in range(240):
        if rows.filter(lease_token__isnull=False).exists():
            return
        time.sleep(0.5)
    raise SystemExit("no film was taken in hand")


if __name__ == "__main__":
    main()
