"""Between tests that commit, Django empties every table, the books included."""

from collections.abc import Sequence
from typing import Any

from django.db.backends.base.operations import BaseDatabaseOperations

GUARDED = ("entry", "posting", "sale", "cost", "budget", "share")


def let_flush(operations: BaseDatabaseOperations) -> None:
    """Switch the guards off and on again in the transaction that truncates, nowhere else."""
    plain = operations.sql_flush

    def sql_flush(style: Any, tables: Sequence[str], **options: Any) -> list[str]:
        statements = plain(style, tables, **options)
        return [*_all("DISABLE"), *statements, *_all("ENABLE")] if statements else []

    setattr(operations, "sql_flush", sql_flush)  # noqa: B010


def _all(switch: str) -> list[str]:
    return [
        f"ALTER TABLE payouts_{table} {switch} TRIGGER payouts_{table}_not_truncated"
        for table in GUARDED
    ]
