"""Which rows of a table the transaction in hand wrote, whatever others commit meanwhile."""

from __future__ import annotations

from typing import Any

from django.db.models import BooleanField, F, Func, Max, Model, QuerySet

_SINCE = "mod({xmin}::text::bigint - mod({here}, {turn}) + {turn}, {turn})"
_MINE = (
    "CASE WHEN " + _SINCE + " < {turn} / 2 THEN"
    " pg_xact_status(({here} + " + _SINCE + ")::text::xid8) = 'in progress' ELSE false END"
)


class WrittenHere(Func):
    """A row that we see although its transaction is not over is ours, savepoints included.
    `xmin` counts to 2^32 and begins anew; the status is asked by the number that never does."""

    output_field = BooleanField()

    def __init__(self) -> None:
        super().__init__(F("pk"))

    def as_sql(
        self, compiler: Any, connection: Any, *_how: Any, **_context: Any
    ) -> tuple[str, tuple[str | int, ...]]:
        table = compiler.quote_name_unless_alias(self.get_source_expressions()[0].alias)
        here = "pg_current_xact_id_if_assigned()::text::bigint"
        return _MINE.format(xmin=f"{table}.xmin", here=here, turn=2**32), ()


class Mark:
    """Where a table stood; `since` are the rows that this transaction has added after that."""

    def __init__(self, *tables: type[Model]) -> None:
        self._last = {
            table: self._rows(table).aggregate(last=Max("pk"))["last"] for table in tables
        }

    def since(self, table: type[Model]) -> QuerySet[Any]:
        return self._rows(table).filter(WrittenHere(), pk__gt=self._last[table] or 0)

    @staticmethod
    def _rows(table: type[Model]) -> QuerySet[Any]:
        return table._default_manager.all()
