"""The embedded PostgreSQL: one cluster in the state folder, one private socket, no TCP."""

import os
import shutil
import signal
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psycopg

from hitrecord.embedded import binaries
from hitrecord.embedded.addresses import DATABASE, OWNER, PORT, Places
from hitrecord.embedded.spawn import Process, command_of, identity

_BUILTIN_LOCALE_SINCE = 17
_ENVIRONMENT = {"LC_ALL": "C", "LANGUAGE": "C"}
_SETTINGS = {
    "listen_addresses": "",
    "port": str(PORT),
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "max_wal_size": "512MB",
}
_THROWAWAY = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    # Two hands that wait for each other outside the database would wait for ever.
    "lock_timeout": "60s",
    # What is counted of rows that a test rolls back a moment later says that a table is empty, and
    # plans made by that read all of a thousand rows once for each of them, and for each again.
    "autovacuum": "off",
}
"""For data that a test run throws away."""


@dataclass(frozen=True)
class Postgres:
    """Prepares, describes and asks one embedded PostgreSQL."""

    places: Places
    throwaway: bool = False

    @property
    def log(self) -> Path:
        return self.places.home / "postgres.log"

    def prepare(self) -> Process:
        """Create the cluster on first use, clear what a crash left, and say how to start it."""
        folder, major = binaries.postgres_folder(self.places)
        data = self.places.postgres
        if not (data / "PG_VERSION").exists():
            self._create(folder, major)
        elif (found := (data / "PG_VERSION").read_text().strip()) != str(major):
            raise binaries.NoServerError(
                f"The data in {data} was written by PostgreSQL {found} and only PostgreSQL {major} "
                f"is here: start that version once more to dump it, or move {data} away."
            )
        stop_orphan(data)
        settings = _SETTINGS | (_THROWAWAY if self.throwaway else {})
        settings["unix_socket_directories"] = str(self.places.sockets)
        return Process(
            name="postgres",
            argv=(
                str(folder / "postgres"),
                "-D",
                str(data),
                *(word for key, value in settings.items() for word in ("-c", f"{key}={value}")),
            ),
            environment=_ENVIRONMENT,
            user=binaries.server_user(),
            stop=signal.SIGINT,  # "fast": ends sessions instead of waiting for them
            orphaned=signal.SIGINT,
            log=self.log,
            folder=self.places.home,
        )

    def ready(self) -> bool:
        """Whether it answers; makes the database if it is the first to ask."""
        url = self.places.database_url
        try:
            psycopg.connect(url, connect_timeout=2).close()
        except psycopg.OperationalError as refusal:
            if f'database "{DATABASE}" does not exist' not in str(refusal):
                return False
            maintenance = psycopg.connect(url, dbname="postgres", autocommit=True)
            with maintenance:
                maintenance.execute(f'CREATE DATABASE "{DATABASE}"')
        return True

    def _create(self, folder: Path, major: int) -> None:
        """Run initdb beside the final place, so that a crash leaves nothing half made."""
        fresh = self.places.home / "postgres.new"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700)
        user = binaries.server_user()
        if user is not None:
            os.chown(fresh, user, user)
        command = [str(folder / "initdb"), "-D", str(fresh), "-U", OWNER, "--auth=trust"]
        command += ["--encoding=UTF8", *_locale(major), *(["--no-sync"] if self.throwaway else [])]
        done = subprocess.run(
            command,
            env={**os.environ, **_ENVIRONMENT},
            cwd=fresh,
            capture_output=True,
            text=True,
            check=False,
            **identity(user),
        )
        if done.returncode:
            raise binaries.NoServerError(f"initdb failed:\n{done.stdout}{done.stderr}")
        fresh.rename(self.places.postgres)


def _locale(major: int) -> list[str]:
    """Sorting and case rules that are the same on every machine and never change."""
    if major >= _BUILTIN_LOCALE_SINCE:
        return ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    return ["--locale=C.UTF-8"]


def stop_orphan(data: Path) -> None:
    """Stop a server whose supervisor is gone; remove a pid file that names another program.

    Call only while holding the state folder's lock: then nobody else can own that server.
    The pid file of a dead server stays: PostgreSQL reads from it whether sessions still live.
    """
    pidfile = data / "postmaster.pid"
    with suppress(FileNotFoundError, ValueError, IndexError):
        pid = int(pidfile.read_text().splitlines()[0])
        command = command_of(pid)
        if command and not ("postgres" in command and str(data) in command):
            pidfile.unlink()  # the number was given to another program since
        if "postgres" not in command:
            return
        os.kill(pid, signal.SIGINT)
        deadline = time.monotonic() + 20
        while pidfile.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
