"""Where the embedded servers keep their files and sockets.

Everything here is derived from the state folder alone and writes nothing, so that every process
of one checkout arrives at the same addresses without asking a running server.
"""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

NOBODY = 65534
"""PostgreSQL refuses to run as root; root starts it as this user, who owns nothing else."""

DATABASE = "hitrecord"
OWNER = "hitrecord"
PORT = 5432
"""Only a part of the socket's name; said aloud so that PGPORT cannot change it."""

_SOCKET_LIMIT = 103  # bytes of a unix socket's path: 107 on Linux, 103 on macOS
_LONGEST_SOCKET = ".s.PGSQL.5432.lock"


@dataclass(frozen=True)
class Places:
    """The folders of one state folder's servers."""

    home: Path
    """Holds the servers' data: the state folder, or a folder their user can enter."""
    sockets: Path
    root: Path
    """The state folder these places belong to."""

    @property
    def postgres(self) -> Path:
        return self.home / "postgres"

    @property
    def valkey(self) -> Path:
        return self.home / "valkey"

    @property
    def elsewhere(self) -> bool:
        return self.home != self.root

    @property
    def database_url(self) -> str:
        return f"postgresql://{OWNER}@:{PORT}/{DATABASE}?host={quote(str(self.sockets), safe='/')}"

    @property
    def redis_url(self) -> str:
        return f"unix://{quote(str(self.sockets / 'valkey.sock'), safe='/')}?db=0"


def places(root: Path) -> Places:
    """The folders for the state folder ``root``, which need not exist yet."""
    root = root.resolve()
    name = f"hitrecord-{hashlib.sha256(os.fsencode(root)).hexdigest()[:10]}"
    private = os.geteuid() == 0 and not can_enter(root)
    home = Path("/var/lib") / name if private else root
    sockets = home / "run"
    if len(os.fsencode(sockets / _LONGEST_SOCKET)) > _SOCKET_LIMIT:
        sockets = Path("/tmp") / f"{name}-{os.geteuid()}"  # noqa: S108 - its owner is checked
    return Places(home=home, sockets=sockets, root=root)


def database_url(root: Path) -> str:
    """The URL of the embedded PostgreSQL whose state folder is ``root``."""
    return places(root).database_url


def redis_url(root: Path) -> str:
    """The URL of the embedded Valkey whose state folder is ``root``."""
    return places(root).redis_url


def celery_url(url: str) -> str:
    """The same broker, spelt the way Celery spells unix sockets (``redis+socket://``)."""
    parts = urlsplit(url)
    if parts.scheme != "unix":
        return url
    database = parts.query.removeprefix("db=") or "0"
    return f"redis+socket://{unquote(parts.path)}?virtual_host={database}"


def can_enter(folder: Path) -> bool:
    """Whether the user ``NOBODY`` may walk to ``folder`` (or to where it will be made)."""
    existing = next(place for place in (folder, *folder.parents) if place.exists())
    return all(place.stat().st_mode & 0o001 for place in (existing, *existing.parents))
