"""A copy of the migrated, empty test database, so that only new migrations are paid for.

Running every migration takes most of a small test run. PostgreSQL copies a database in a
fraction of a second, so the first run keeps a copy under a name made from all that migrations
depend on, and later runs begin with that. Only in the embedded server, which is ours alone.
"""

from contextlib import suppress
from hashlib import sha256
from importlib import metadata
from pathlib import Path

import psycopg
from django.apps import apps
from django.db import connection

PREFIX = "migrated_"


def name() -> str:
    """The same for the same migrations of all apps, ours and others', on the same Django."""
    digest = sha256(metadata.version("django").encode())
    for config in sorted(apps.get_app_configs(), key=lambda config: config.label):
        for path in sorted(Path(config.path, "migrations").glob("*.py")):
            digest.update(f"{config.label}/{path.name}".encode())
            digest.update(path.read_bytes())
    return PREFIX + digest.hexdigest()[:24]


def use_if_kept() -> bool:
    """Let the test database begin as the kept copy; say whether there was one."""
    kept = name() in _names()
    connection.settings_dict["TEST"]["TEMPLATE"] = name() if kept else None
    return kept


def begun(database: str) -> bool:
    """Make ``database`` as the kept copy; say whether there was one."""
    if name() not in _names():
        return False
    with _maintenance() as server:
        server.execute(f'CREATE DATABASE "{database}" TEMPLATE "{name()}"')
    return True


def keep_own() -> None:
    """Keep the test database as it is now."""
    connection.close()
    keep(str(connection.settings_dict["NAME"]))


def keep(source: str) -> None:
    """Copy a database that nobody uses, and drop the copies of earlier migrations."""
    with _maintenance() as server:
        for old in set(_names()) - {name()}:
            server.execute(f'DROP DATABASE IF EXISTS "{old}"')
        # Another process of the same run may have been first.
        with suppress(psycopg.errors.DuplicateDatabase, psycopg.errors.UniqueViolation):
            server.execute(f'CREATE DATABASE "{name()}" TEMPLATE "{source}"')


def _names() -> list[str]:
    with _maintenance() as server:
        rows = server.execute(
            "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [PREFIX]
        )
        return [row[0] for row in rows]


def _maintenance() -> psycopg.Connection:
    settings = connection.settings_dict
    return psycopg.connect(
        host=settings["HOST"],
        port=settings["PORT"] or None,
        user=settings["USER"],
        password=settings["PASSWORD"] or None,
        dbname="postgres",
        autocommit=True,
    )
