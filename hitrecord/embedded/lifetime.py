"""Both embedded servers together: the lock that guards their folder, and a life for tests."""

import fcntl
import os
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from hitrecord.embedded.addresses import Places, places
from hitrecord.embedded.binaries import NoServerError, server_user
from hitrecord.embedded.postgres import Postgres
from hitrecord.embedded.spawn import Child, spawn, stop
from hitrecord.embedded.valkey import Valkey

Server = Postgres | Valkey

_PATIENCE = 60  # seconds; PostgreSQL may have to replay its log after a crash
_GRACE = 10


class AlreadyRunningError(Exception):
    """Another process holds this state folder."""


@dataclass(frozen=True)
class Addresses:
    database_url: str
    redis_url: str


@contextmanager
def servers(root: Path, *, throwaway: bool = True) -> Iterator[Addresses]:
    """Run both servers on the state folder ``root`` for as long as the block lasts.

    A throwaway server does not wait for the disk: faster, and worthless after a power cut.
    """
    with held(root) as where:
        pair = (Postgres(where, throwaway=throwaway), Valkey(where, throwaway=throwaway))
        started: list[Child] = []
        try:
            started.extend(spawn(server.prepare()) for server in pair)
            wait_for(pair, started)
            yield Addresses(where.database_url, where.redis_url)
        finally:
            stop(started, grace=_GRACE)


@contextmanager
def held(root: Path) -> Iterator[Places]:
    """Hold ``root`` against other processes and make its folders; the kernel lets go of it."""
    root.mkdir(parents=True, exist_ok=True)
    where = places(root)
    with (root / "lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            holder = lock.read().strip() or "another process"
            raise AlreadyRunningError(f"{root} is in use by {holder}.") from None
        lock.truncate(0)
        lock.write(f"process {os.getpid()}")
        lock.flush()
        _make_folders(where)
        yield where


def wait_for(pair: Sequence[Server], started: Sequence[Child]) -> None:
    """Return when every server answers; raise with the end of its log when one cannot."""
    deadline = time.monotonic() + _PATIENCE
    for server, child in zip(pair, started, strict=True):
        while not server.ready():
            if not child.alive or time.monotonic() > deadline:
                raise NoServerError(f"{child.process.name} does not start.\n{tail(server.log)}")
            time.sleep(0.02)


def tail(log: Path, lines: int = 12) -> str:
    with suppress(OSError):
        return "\n".join(log.read_text(errors="replace").splitlines()[-lines:])
    return ""


def _make_folders(where: Places) -> None:
    """Folders that the servers' user owns and nobody else may enter."""
    user = server_user()
    if where.elsewhere:
        _set_aside_a_strangers_home(where)
    where.home.mkdir(parents=True, exist_ok=True)
    where.home.chmod(0o755)
    for folder in (where.valkey, where.sockets):
        with suppress(FileExistsError):
            folder.mkdir(mode=0o700)
            if user is not None:
                os.chown(folder, user, user)
        found = folder.lstat()
        if found.st_uid != (os.geteuid() if user is None else user):
            raise NoServerError(f"{folder} belongs to somebody else; move it out of the way.")
    for log in (Postgres(where).log, Valkey(where).log):
        log.write_bytes(b"")


def _set_aside_a_strangers_home(where: Places) -> None:
    """Keep a fresh checkout from inheriting the data of one that lay at the same path before.

    Both sides hold the same random token; without a match the data is renamed, never deleted.
    """
    ours, theirs = where.root / "token", where.home / "token"
    if where.home.exists() and not (ours.exists() and _read(ours) == _read(theirs)):
        where.home.rename(where.home.with_name(f"{where.home.name}.{int(time.time())}"))
    if not where.home.exists():
        where.home.mkdir(mode=0o755)
        ours.write_text(token := uuid.uuid4().hex)
        theirs.write_text(token)


def _read(path: Path) -> str:
    return path.read_text() if path.exists() else ""
