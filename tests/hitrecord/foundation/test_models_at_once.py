"""Tables of an empty database are made together, as they would be one after the other."""

import pytest
from django.db import connection, models
from django.db.migrations.operations import AddConstraint, AddField, CreateModel, RunSQL
from django.db.migrations.state import ProjectState

from hitrecord.foundation.models_at_once import CreateModels

HOUSE, DOOR = "accounts_house", "accounts_door"


def made() -> CreateModels:
    """Houses have doors, and one of them is the front door."""
    id_ = ("id", models.BigAutoField(primary_key=True))
    number = models.UniqueConstraint(fields=["number"], name="a_house_has_its_own_number")
    return CreateModels(
        [
            CreateModel("House", [id_, ("number", models.IntegerField())]),
            CreateModel(
                "Door", [id_, ("house", models.ForeignKey("accounts.House", models.CASCADE))]
            ),
            AddField(
                "house", "front", models.ForeignKey("accounts.Door", models.CASCADE, null=True)
            ),
            AddConstraint("house", number),
        ]
    )


def tables() -> set[str]:
    return {HOUSE, DOOR} & set(connection.introspection.table_names())


@pytest.mark.django_db
def test_each_table_is_made_whole_and_all_go_again() -> None:
    operation, before, after = made(), ProjectState(), ProjectState()
    operation.state_forwards("accounts", after)
    with connection.schema_editor() as editor:
        operation.database_forwards("accounts", editor, before, after)
    assert tables() == {HOUSE, DOOR}
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, HOUSE)
    assert found["a_house_has_its_own_number"]["columns"] == ["number"]
    assert (DOOR, "id") in {one["foreign_key"] for one in found.values()}
    with connection.schema_editor() as editor:
        operation.database_backwards("accounts", editor, after, before)
    assert tables() == set()


@pytest.mark.django_db
def test_tables_that_are_there_already_are_left_alone_and_said() -> None:
    operation, before, after = made(), ProjectState(), ProjectState()
    operation.state_forwards("accounts", after)
    with connection.schema_editor() as editor:
        operation.database_forwards("accounts", editor, before, after)
        with pytest.raises(RuntimeError, match="Tables of accounts are there already"):
            operation.database_forwards("accounts", editor, before, after)


def test_models_that_were_built_before_are_built_anew() -> None:
    state = ProjectState()
    assert not list(state.apps.get_models())
    made().state_forwards("accounts", state)
    assert {model.__name__ for model in state.apps.get_models()} == {"House", "Door"}


def test_nothing_but_new_models_can_be_made_at_once() -> None:
    with pytest.raises(TypeError, match="Nothing but new models"):
        CreateModels([RunSQL("SELECT 1")])  # type: ignore[list-item]
