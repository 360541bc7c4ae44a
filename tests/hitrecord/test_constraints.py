"""A misspelt attribute leaves a constraint out of a model, so each has a test that attacks it."""

import ast
from pathlib import Path

from django.apps import apps

TESTS = Path(__file__).resolve().parents[1]
# What a foreign key of the database points to: an id is unique already, so nothing can break it.
TARGETS = {"an_account_has_one_currency", "a_plan_has_one_length"}
HOUSE = ("accounts", "contributions", "projects", "payouts")


def names() -> set[str]:
    return {
        constraint.name
        for room in HOUSE
        for model in apps.get_app_config(room).get_models()
        for constraint in model._meta.constraints
    }


def said_in_tests() -> str:
    """Every string of the tests, joined."""
    return "\n".join(
        node.value
        for path in TESTS.rglob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def test_every_named_constraint_is_attacked_by_a_test() -> None:
    found, said = names(), said_in_tests()
    assert len(found) > 50
    assert sorted(name for name in found - TARGETS if name not in said) == []
