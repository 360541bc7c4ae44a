"""A restore that is only tried: into a database and a folder of its own, both gone afterwards."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg
from django.conf import settings
from psycopg import sql

from hitrecord.backup import BackupError


def drill(folder: Path, scratch: Path) -> str:
    """What the restore said. All files lie once more in `scratch` for the time it takes. Raises
    BackupError."""
    with TemporaryDirectory(prefix="drill-", dir=scratch) as state, _scratch() as url:
        given = {"DATABASE_URL": url, "STATE_DIR": state, "S3_BUCKET": ""}
        done = subprocess.run(
            [sys.executable, "manage.py", "restore", str(folder.resolve())],
            cwd=settings.BASE_DIR,
            env=os.environ | given,
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        raise BackupError(f"The drill failed. {done.stderr.strip()}")
    return done.stdout.strip()


@contextmanager
def _scratch() -> Iterator[str]:
    """An empty database on the same server."""
    name = f"drill_{uuid4().hex[:12]}"
    parts = urlsplit(settings.DATABASE_URL)
    _do(sql.SQL("CREATE DATABASE {} TEMPLATE template0"), name)
    try:
        yield urlunsplit(parts._replace(path=f"/{name}"))
    finally:
        _do(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)"), name)


def _do(statement: sql.SQL, name: str) -> None:
    try:
        with psycopg.connect(settings.DATABASE_URL, dbname="postgres", autocommit=True) as server:
            server.execute(statement.format(sql.Identifier(name)))
    except psycopg.Error as refused:
        raise BackupError(f"A database for the drill cannot be made: {refused}") from refused
