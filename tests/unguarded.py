"""Between tests that commit, Django empties every table, the books and the histories included."""

from collections.abc import Sequence
from typing import Any

from django.db.backends.base.operations import BaseDatabaseOperations

GUARDED = (
    *("payouts_entry", "payouts_posting", "payouts_sale", "payouts_cost", "payouts_budget"),
    *("payouts_share", "accounts_auditrecord", "projects_verdict", "projects_leadchange"),
)


def let_flush(operations: BaseDatabaseOperations) -> None:
    """Switch the guards off and on again in the transaction that truncates, nowhere else."""
    plain = operations.sql_flush

    def sql_flush(style: Any, tables: Sequence[str], **options: Any) -> list[str]:
        statements = plain(style, tables, **options)
        return [*_all("DISABLE"), *statements, *_all("ENABLE")] if statements else []

    setattr(operations, "sql_flush", sql_flush)  # noqa: B010


def _all(switch: str) -> list[str]:
    return [f"ALTER TABLE {table} {switch} TRIGGER {table}_not_truncated" for table in GUARDED]
