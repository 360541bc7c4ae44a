"""Many new models in one operation of a migration.

For each operation Django builds every model anew that is related to what changed, which is nearly
all of them here: one after the other, the tables of an empty database took two minutes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import AddConstraint, AddField, AddIndex, CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

Added = CreateModel | AddField | AddIndex | AddConstraint
ADDED: Final = (CreateModel, AddField, AddIndex, AddConstraint)


class CreateModels(Operation):
    """`operations` as makemigrations writes them, of models that are all created here: each table
    is made with all its columns, indexes and constraints. TypeError for any other operation,
    RuntimeError where tables are there already."""

    serialization_expand_args = ["operations"]

    def __init__(self, operations: Sequence[Added]) -> None:
        if others := [one for one in operations if not isinstance(one, ADDED)]:
            raise TypeError(f"Nothing but new models can be made at once, not {others[0]!r}.")
        self.operations = operations

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        # Without models that were built already, none is built before all are known.
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        there = set(schema_editor.connection.introspection.table_names())
        if any(model._meta.db_table in there for model in self._models(app_label, to_state)):
            raise RuntimeError(
                f"Tables of {app_label} are there already, and older migrations made them: "
                "README.md says under “Older databases” how they come up to date."
            )
        for model in self._models(app_label, to_state):
            if self.allow_migrate_model(schema_editor.connection.alias, model):
                schema_editor.create_model(model)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        for model in reversed(self._models(app_label, from_state)):
            if self.allow_migrate_model(schema_editor.connection.alias, model):
                schema_editor.delete_model(model)

    def describe(self) -> str:
        return "Create models"

    def _models(self, app_label: str, state: ProjectState) -> list[Any]:
        names = [one.name for one in self.operations if isinstance(one, CreateModel)]
        return [state.apps.get_model(app_label, name) for name in names]
