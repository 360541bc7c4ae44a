"""The whole database into one file, and out of it."""

from __future__ import annotations

from pathlib import Path

from django.db import connection, transaction

from hitrecord.backup import BackupError
from hitrecord.backup.programs import run

TABLES = """
SELECT table_name FROM information_schema.tables
 WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY table_name
"""
OTHERS = """
SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()
   AND pid <> pg_backend_pid() AND backend_type = 'client backend'
"""
# The guards come with the last section. A restore that is killed before that has none, and books
# without guards let no batch leave.
FROZEN = """
INSERT INTO payouts_freeze (found_at, reason)
SELECT now(), '' WHERE NOT EXISTS (SELECT 1 FROM payouts_freeze WHERE lifted_at IS NULL)
"""


def dump(to: Path) -> tuple[dict[str, int], list[str]]:
    """Rows by table and the migrations, of the very state that was dumped."""
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        (snapshot,) = cursor.fetchone()
        run("pg_dump", "--format=custom", "--no-owner", f"--snapshot={snapshot}", f"--file={to}")
        cursor.execute("SELECT app || '.' || name FROM django_migrations ORDER BY 1")
        migrations = [name for (name,) in cursor.fetchall()]
        return rows(), migrations


def rows() -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        counted = {}
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT count(*) FROM "{table}"')  # noqa: S608 - names of the catalogue
            (counted[table],) = cursor.fetchone()
    return counted


def refuse_while_others_are_connected() -> None:
    with connection.cursor() as cursor:
        cursor.execute(OTHERS)
        (others,) = cursor.fetchone()
    if others:
        raise BackupError(
            f"Others are connected to this database: {others}. Stop the site first (web, workers "
            "and beat). Nothing was changed."
        )


def load(source: Path, expected: dict[str, int]) -> None:
    """In place of everything that is in the database. Raises BackupError, with the database left
    half filled: begin again then."""
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    common = ("--exit-on-error", "--no-owner", "--single-transaction")
    name = f"--dbname={connection.settings_dict['NAME']}"
    run("pg_restore", *common, name, "--section=pre-data", "--section=data", str(source))
    if rows() != expected:
        raise BackupError("The rows are not those that were dumped. Restore once more.")
    with connection.cursor() as cursor:
        cursor.execute(FROZEN)
    run("pg_restore", *common, name, "--section=post-data", str(source))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
