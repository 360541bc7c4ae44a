"""The whole database into one file, and out of it."""

from __future__ import annotations

from pathlib import Path

from django.db import connection, transaction
from psycopg import sql

from hitrecord.backup import BackupError
from hitrecord.backup.pouring import pour
from hitrecord.backup.programs import run

TABLES = """
SELECT table_name FROM information_schema.tables
 WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY table_name
"""
# A session of another role shows nothing but its database and whose it is to everybody; the
# server's own workers are nobody's.
OTHERS = """
SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()
   AND usesysid IS NOT NULL AND pid NOT IN (pg_backend_pid(), {own})
"""
# Whoever comes while it is loaded waits for these locks, and finds payouts standing still.
EMPTIED = """
SET lock_timeout = '1min';
DROP SCHEMA public CASCADE;
CREATE SCHEMA public;
DO $$ BEGIN
  IF ({others}) > 0 THEN RAISE EXCEPTION 'Others connected to this database: stop the site first.';
  END IF;
END $$;
"""
COUNTED = """
DO $$ DECLARE other text; BEGIN
  SELECT string_agg(name, ', ') INTO other FROM (VALUES {rows}) AS told (name, dumped, loaded)
   WHERE dumped <> loaded;
  IF other IS NOT NULL THEN RAISE EXCEPTION 'The rows are not those that were dumped: %', other;
  END IF;
END $$;
"""
FROZEN = """
INSERT INTO public.payouts_freeze (found_at, reason) SELECT now(), ''
 WHERE NOT EXISTS (SELECT 1 FROM public.payouts_freeze WHERE lifted_at IS NULL);
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
        cursor.execute(OTHERS.format(own=0))
        (others,) = cursor.fetchone()
    if others:
        raise BackupError(
            f"Others are connected to this database: {others}. Stop the site first (web, workers "
            "and beat). Nothing was changed."
        )


def load(source: Path, expected: dict[str, int]) -> None:
    """In place of everything that is in the database: rows, guards and a freeze of all payouts at
    once, or nothing at all. Raises BackupError."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (own,) = cursor.fetchone()
    counted = sql.SQL(", ").join(
        sql.SQL("({}, {}, (SELECT count(*) FROM public.{}))").format(
            name, count, sql.Identifier(name)
        )
        for name, count in expected.items()
    )
    after = COUNTED.format(rows=counted.as_string()) + FROZEN
    try:
        pour(source, EMPTIED.format(others=OTHERS.format(own=own)), after)
    except BackupError as refused:
        raise BackupError(f"{refused} Nothing was changed.") from None
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
