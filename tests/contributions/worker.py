"""A real Celery worker on the test's own database, broker and files."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import connection

from contributions.models import MediaFile, Rendition
from hitrecord.embedded.processes import process

ROOT = Path(__file__).resolve().parents[2]


def share_files(monkeypatch: pytest.MonkeyPatch, state: Path) -> None:
    """Keep files where a process with this STATE_DIR looks for them."""
    for model, name, folder in (
        (MediaFile, "original", "originals"),
        (Rendition, "file", "renditions"),
    ):
        storage = FileSystemStorage(state / "files" / folder, "/files/")
        monkeypatch.setattr(model._meta.get_field(name), "storage", storage)


@contextmanager
def worker(
    state: Path, *, lease_seconds: int = 120, name: str = "worker-media"
) -> Iterator[subprocess.Popen[bytes]]:
    """A worker exactly as the site starts it; killed with -9 in the end."""
    database = urlsplit(settings.DATABASE_URL)._replace(path=f"/{connection.settings_dict['NAME']}")
    own = {
        "DATABASE_URL": urlunsplit(database),
        "STATE_DIR": str(state),
        "LEASE_SECONDS": str(lease_seconds),
    }
    started = subprocess.Popen(
        process(name).argv, cwd=ROOT, env=os.environ | own, start_new_session=True
    )
    try:
        yield started
    finally:
        kill(started)


def kill(started: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(started.pid, signal.SIGKILL)
    started.wait()


def wait_until(happened: Callable[[], bool], *, seconds: float) -> None:
    """Ask ten times a second. Raises TimeoutError."""
    end = time.monotonic() + seconds
    while not happened():
        if time.monotonic() > end:
            raise TimeoutError(f"not within {seconds} s")
        time.sleep(0.1)
