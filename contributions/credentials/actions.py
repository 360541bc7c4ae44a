"""Relations of sources in the words of C2PA, and what was done with them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from contributions.models import Relation

PARENT, COMPONENT, INPUT = "parentOf", "componentOf", "inputTo"
_WORDS = {
    Relation.BASED_ON.value: PARENT,
    Relation.TRANSLATION_OF.value: PARENT,
    Relation.CONTAINS.value: COMPONENT,
    Relation.INSPIRED_BY.value: INPUT,
}


def relationships(relations: Sequence[str]) -> list[str]:
    """One for each source, in order. Only the first parent is one."""
    found: list[str] = []
    for relation in relations:
        word = _WORDS[relation]
        found.append(COMPONENT if word == PARENT and PARENT in found else word)
    return found


def actions(relationships: Sequence[str], made_how: str) -> list[dict[str, Any]]:
    """A parent is opened, else the work is created; components are placed, inputs are used."""
    named: dict[str, list[str]] = {PARENT: [], COMPONENT: [], INPUT: []}
    for number, word in enumerate(relationships):
        named[word].append(f"source-{number}")
    if named[PARENT]:
        done = [_action("opened", named[PARENT])]
        done += [_action("edited", named[INPUT])] if named[INPUT] else []
    else:
        done = [_action("created", named[INPUT]) | {"digitalSourceType": made_how}]
    return done + [_action("placed", [each]) for each in named[COMPONENT]]


def _action(name: str, ingredients: list[str]) -> dict[str, Any]:
    said: dict[str, Any] = {"action": f"c2pa.{name}"}
    return said | ({"parameters": {"ingredientIds": ingredients}} if ingredients else {})
