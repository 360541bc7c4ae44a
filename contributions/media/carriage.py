"""Files on their way from and to where they are kept, which may be far: `moved` is called while
bytes move, so that a lease can be renewed. It may raise, and then nothing is left behind.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from pathlib import Path
from typing import IO

from django.core.files import File
from django.core.files.storage import Storage
from django.db.models.fields.files import FieldFile

from hitrecord.foundation.stored import stored

AT_ONCE = 8_000_000
"""A file up to this is stored before any lease can end."""
LOOK_EVERY = 0.5  # seconds
Moved = Callable[[], None]


def fetch(storage: Storage, name: str, into: IO[bytes], *, moved: Moved) -> None:
    far = stored(storage, name)
    for chunk in far.chunks(0, far.size):
        into.write(chunk)
        moved()
    into.flush()


def store(to: FieldFile, path: Path, *, moved: Moved, at_once: int = AT_ONCE) -> None:
    """Under the name of the file; the row is not saved."""
    with path.open("rb") as opened:
        source = _Watched(opened)
        if path.stat().st_size <= at_once:
            to.save(path.name, source, save=False)
            return
        # A store reads as it likes, in threads of its own; the lease is renewed in this one.
        with ThreadPoolExecutor(1) as aside:
            task = aside.submit(to.save, path.name, source, save=False)
            try:
                _watch(task, source, moved)
            except BaseException:
                # Only a store that has ended says what there is to take away.
                if task.exception() is None:
                    to.delete(save=False)
                raise
            task.result()


def _watch(task: Future[None], source: _Watched, moved: Moved) -> None:
    """A store that has stopped reading is not waited for with a lease that never ends."""
    seen = 0
    while not wait([task], timeout=LOOK_EVERY).done:
        if source.seen > seen:
            seen = source.seen
            moved()


class _Watched(File[bytes]):
    """Counts what is read of it."""

    seen = 0

    def read(self, size: int | None = -1) -> bytes:
        data = bytes(self.file.read(-1 if size is None else size)) if self.file else b""
        self.seen += len(data)
        return data
