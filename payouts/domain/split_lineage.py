"""Versions and sources of a split document, checked and turned into a Graph."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from payouts.domain import checks
from payouts.domain.document import DocumentError
from payouts.domain.graph import Graph, build, heaviness

RELATIONS = ("contains", "based_on", "translation_of", "inspired_by")


class Codes:
    """Gives every key a small number, in order of first appearance."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def code(self, key: str) -> int:
        return self._numbers.setdefault(key, len(self._numbers))

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)


@dataclass(frozen=True, slots=True)
class Lineage:
    graph: Graph
    ids: list[int]
    """Version id by rank."""
    relations: list[str]
    _ranks: Mapping[int, int]

    def rank(self, version: object, where: str) -> int:
        return _rank(self._ranks, version, where)


def _rank(ranks: Mapping[int, int], version: object, where: str) -> int:
    number = checks.integer(version, f"A version in {where}")
    try:
        return ranks[number]
    except KeyError:
        raise DocumentError(f"{where} names the unknown version {checks.shown(number)}.") from None


def read_weights(value: object) -> Mapping[str, int]:
    weights = checks.mapping(value, "“relation_weights”")
    for relation, weight in weights.items():
        if relation not in RELATIONS:
            raise DocumentError(f"The relation {checks.shown(relation)} is unknown.")
        checks.at_least_zero(weight, f"The weight of {checks.shown(relation)}")
    return weights


def read_lineage(
    versions: Iterable[Any], sources: Iterable[Any], weights: Mapping[str, int], people: Codes
) -> Lineage:
    """Raises DocumentError. Author keys are numbered through `people`."""
    authors: dict[int, array[int]] = {}
    for record in versions:
        number, codes = _version(checks.mapping(record, "A version"), people)
        if number in authors:
            raise DocumentError(f"Version {checks.shown(number)} is listed twice.")
        authors[number] = codes
    ids = sorted(authors)
    ranks = {number: rank for rank, number in enumerate(ids)}
    relations = heaviness(weights)
    newer, older, kinds = _edges(sources, ranks, relations)
    listed = array("q")
    for number in ids:
        listed.extend(authors[number])
    sizes = [len(authors[number]) for number in ids]
    graph = build(
        author_start=np.concatenate(([0], np.cumsum(sizes, dtype=np.int64))),
        authors=np.array(listed),
        derivative=np.array(newer),
        source=np.array(older),
        relation=np.array(kinds),
        weights=[weights[relation] for relation in relations],
    )
    return Lineage(graph, ids, relations, ranks)


def _version(record: Mapping[str, Any], people: Codes) -> tuple[int, array[int]]:
    number = checks.integer(checks.field(record, "id", "A version"), "The id of a version")
    where = f"version {checks.shown(number)}"
    names = checks.items(checks.field(record, "authors", where), f"The authors of {where}")
    if not names:
        raise DocumentError(f"There are no authors in {where}.")
    codes = array("q", [people.code(checks.text(one, f"An author of {where}")) for one in names])
    if len(codes) > 1 and len(set(codes)) < len(codes):
        raise DocumentError(f"An author is named twice in {where}.")
    return number, codes


def _edges(
    records: Iterable[Any], ranks: Mapping[int, int], relations: list[str]
) -> tuple[array[int], array[int], array[int]]:
    """(derivative, source, relation code) of the edges that are not excluded."""
    codes = {relation: code for code, relation in enumerate(relations)}
    columns = array("q"), array("q"), array("q")
    seen: set[int] = set()
    for record in records:
        newer, older = _ends(checks.mapping(record, "A source"), ranks)
        edge = newer * len(ranks) + older
        if edge in seen:
            raise DocumentError(f"{_named(record)} is listed twice.")
        seen.add(edge)
        code = _relation(record, codes)
        if not _excluded(record):
            for column, value in zip(columns, (newer, older, code), strict=True):
                column.append(value)
    return columns


def _named(record: Mapping[str, Any]) -> str:
    ends = checks.shown(record.get("derivative")), checks.shown(record.get("source"))
    return f"The source from {ends[0]} to {ends[1]}"


def _ends(record: Mapping[str, Any], ranks: Mapping[int, int]) -> tuple[int, int]:
    newer = _rank(ranks, checks.field(record, "derivative", "A source"), "A source")
    older = _rank(ranks, checks.field(record, "source", "A source"), "A source")
    if older >= newer:
        raise DocumentError(f"{_named(record)} is not older than its derivative.")
    return newer, older


def _relation(record: Mapping[str, Any], codes: Mapping[str, int]) -> int:
    relation = checks.field(record, "relation", "A source")
    if not isinstance(relation, str) or relation not in codes:
        raise DocumentError(f"{_named(record)} has the unknown relation {checks.shown(relation)}.")
    return codes[relation]


def _excluded(record: Mapping[str, Any]) -> bool:
    excluded = record.get("excluded", False)
    if not isinstance(excluded, bool):
        raise DocumentError(f"“excluded” of {_named(record)} must be true or false.")
    return excluded
