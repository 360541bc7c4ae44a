"""PostgreSQL's own programs, of the server's version or a newer one."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from django.db import connection

from hitrecord.backup import BackupError
from hitrecord.embedded.binaries import postgres_candidates

_VARIABLES = {"HOST": "PGHOST", "PORT": "PGPORT", "USER": "PGUSER", "PASSWORD": "PGPASSWORD"}
LAST_LINES = 5


def run(name: str, *arguments: str) -> None:
    """Run `pg_dump` on our database. Raises BackupError."""
    done = subprocess.run(
        [program(name), *arguments],
        env=environment(),
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise failed(name, done.stderr)


def failed(name: str, errors: str) -> BackupError:
    said = " ".join(errors.strip().splitlines()[-LAST_LINES:])
    return BackupError(f"{name} failed: {said or 'it does not say why.'}")


def environment() -> dict[str, str]:
    """The password goes by the environment, which other users cannot read."""
    settings = connection.settings_dict
    given = {theirs: str(settings[ours]) for ours, theirs in _VARIABLES.items() if settings[ours]}
    options = {f"PG{key.upper()}": str(value) for key, value in settings["OPTIONS"].items()}
    return os.environ | options | given | {"PGDATABASE": str(settings["NAME"])}


def program(name: str) -> Path:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        needed = int(cursor.fetchone()[0]) // 10_000
    for folder in postgres_candidates():
        if (folder / name).exists() and _version(folder / name) >= needed:
            return folder / name
    raise BackupError(
        f"There is no {name} of PostgreSQL {needed} or newer here. Install it (on Debian: "
        f"apt-get install postgresql-client-{needed})."
    )


def _version(program: Path) -> int:
    """Of `pg_dump (PostgreSQL) 18.1 …`; 0 when it does not run."""
    try:
        said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
        return int(said.stdout.split(")")[1].split(".")[0])
    except (OSError, ValueError, IndexError, subprocess.CalledProcessError):
        return 0
