"""Copies of the migrated, empty test database, so that only new migrations are paid for.

Running every migration takes most of a small test run. PostgreSQL copies a database in a
fraction of a second, so a run keeps a copy with a list of the migrations it has seen, and later
runs begin with the copy that has seen most of theirs and none but theirs. Only in the embedded
server, which is ours alone.
"""

import json
from contextlib import suppress
from hashlib import sha256
from importlib import metadata
from pathlib import Path

import psycopg
from django.apps import apps
from django.db import connection
from psycopg import sql

PREFIX = "migrated_"
MOST = 3
"""Copies that are kept: of what somebody tries on a branch, and of what they go back to."""


def seen() -> dict[str, str]:
    """All migrations, ours and others', and what is in them; and Django, which runs them."""
    found = {"django": metadata.version("django")}
    for config in apps.get_app_configs():
        for path in Path(config.path, "migrations").glob("*.py"):
            found[f"{config.label}/{path.name}"] = sha256(path.read_bytes()).hexdigest()[:16]
    return found


def name() -> str:
    """The same for the same migrations."""
    return PREFIX + sha256(json.dumps(seen(), sort_keys=True).encode()).hexdigest()[:24]


def use_if_kept() -> bool:
    """Let the test database begin as the nearest copy; say whether nothing is left to migrate."""
    nearest = _nearest()
    connection.settings_dict["TEST"]["TEMPLATE"] = nearest
    return nearest == name()


def begun(database: str) -> bool:
    """Make ``database`` as the nearest copy, if there is one; say whether nothing is left to
    migrate."""
    nearest = _nearest()
    with _maintenance() as server:
        copied = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        server.execute(
            copied.format(sql.Identifier(database), sql.Identifier(nearest or "template1"))
        )
    return nearest == name()


def keep_own() -> None:
    """Keep the test database as it is now."""
    connection.close()
    keep(str(connection.settings_dict["NAME"]))


def keep(source: str) -> None:
    """Copy a database that nobody uses, and drop the oldest copies."""
    copied = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
    said = sql.SQL("COMMENT ON DATABASE {} IS {}")
    made = sql.Identifier(name())
    with _maintenance() as server:
        # Another process of the same run may have been first.
        with suppress(psycopg.errors.DuplicateDatabase, psycopg.errors.UniqueViolation):
            server.execute(copied.format(made, sql.Identifier(source)))
            server.execute(said.format(made, sql.Literal(json.dumps(seen()))))
        for old in list(_kept(server))[MOST:]:
            server.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(old)))


def _nearest() -> str | None:
    """A copy without a list is of a run that was cut off before it was written."""
    ours = seen().items()
    with _maintenance() as server:
        fitting = {
            kept: len(theirs)
            for kept, theirs in _kept(server).items()
            if theirs and theirs.items() <= ours
        }
    return max(fitting, key=lambda kept: fitting[kept], default=None)


def _kept(server: psycopg.Connection) -> dict[str, dict[str, str]]:
    """What each copy has seen, the newest first."""
    rows = server.execute(
        "SELECT datname, shobj_description(oid, 'pg_database') FROM pg_database"
        " WHERE starts_with(datname, %s) ORDER BY oid DESC",
        [PREFIX],
    )
    return {kept: json.loads(said or "{}") for kept, said in rows}


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
