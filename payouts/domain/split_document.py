"""The input of engine 1, checked whole before anything is computed. See docs: money, section 1.

Refused is what the rule cannot be applied to. Keys the rule does not know are left alone: they
are part of the published hash, not of the calculation.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from payouts.domain import checks
from payouts.domain.document import DocumentError
from payouts.domain.graph import Graph
from payouts.domain.split_lineage import Codes, Lineage, read_lineage, read_weights

ENGINE = 1
WHOLE = "The document"


@dataclass(frozen=True, slots=True)
class Piece:
    id: str
    points: int


@dataclass(frozen=True, slots=True)
class Credit:
    id: str
    piece: int
    """Place in the list of pieces."""
    points: int
    version: int | None
    """Rank of the credited version."""
    person: int | None
    """Author code, when nothing is credited but a person."""


@dataclass(frozen=True, slots=True)
class SplitInput:
    currency: str
    pool: int
    upstream_bp: int
    relations: list[str]
    """Relation by code."""
    pieces: list[Piece]
    credits: list[Credit]
    version_ids: list[int]
    """Version id by rank."""
    people: list[str]
    """Key by author code."""
    graph: Graph
    waived: frozenset[str]


def read(document: Mapping[str, Any]) -> SplitInput:
    """Raises DocumentError with one sentence about the first thing found wrong."""
    checks.mapping(document, WHOLE)
    engine = checks.integer(checks.field(document, "engine", WHOLE), "The engine")
    if engine != ENGINE:
        raise DocumentError(f"Engine {checks.shown(engine)} is unknown; this is engine {ENGINE}.")
    currency = checks.text(checks.field(document, "currency", WHOLE), "The currency")
    pool = checks.at_least_zero(checks.field(document, "pool", WHOLE), "The pool")
    upstream_bp = checks.between(
        checks.field(document, "upstream_bp", WHOLE), 0, 9999, "“upstream_bp”"
    )
    people = Codes()
    weights = read_weights(checks.field(document, "relation_weights", WHOLE))
    lineage = read_lineage(_list(document, "versions"), _list(document, "sources"), weights, people)
    pieces = _pieces(_list(document, "pieces"))
    credited = _credits(_list(document, "credits"), pieces, lineage, people)
    # Whoever waived and is in it no more changes nothing: documents were published with such keys.
    waived = frozenset(checks.text(one, "A waived person") for one in _list(document, "waived"))
    return SplitInput(
        currency=currency,
        pool=pool,
        upstream_bp=upstream_bp,
        relations=lineage.relations,
        pieces=pieces,
        credits=credited,
        version_ids=lineage.ids,
        people=list(people),
        graph=lineage.graph,
        waived=waived,
    )


def _list(document: Mapping[str, Any], name: str) -> list[Any] | tuple[Any, ...]:
    return checks.items(checks.field(document, name, WHOLE), f"“{name}”")


def _pieces(records: list[Any] | tuple[Any, ...]) -> list[Piece]:
    pieces: dict[str, Piece] = {}
    for record in records:
        checks.mapping(record, "A piece")
        name = checks.text(checks.field(record, "id", "A piece"), "The id of a piece")
        where = f"Piece {checks.shown(name)}"
        if name in pieces:
            raise DocumentError(f"{where} is listed twice.")
        points = checks.field(record, "points", where)
        pieces[name] = Piece(name, checks.between(points, 1, 10**6, f"The points of {where}"))
    if not pieces:
        raise DocumentError("There are no pieces.")
    return list(pieces.values())


def _credits(
    records: list[Any] | tuple[Any, ...], pieces: list[Piece], lineage: Lineage, people: Codes
) -> list[Credit]:
    places = {piece.id: place for place, piece in enumerate(pieces)}
    found: dict[str, Credit] = {}
    for record in records:
        credit = _credit(checks.mapping(record, "A credit"), places, lineage, people)
        if credit.id in found:
            raise DocumentError(f"Credit {checks.shown(credit.id)} is listed twice.")
        found[credit.id] = credit
    positive = {credit.piece for credit in found.values() if credit.points}
    for place, piece in enumerate(pieces):
        if place not in positive:
            raise DocumentError(f"Piece {checks.shown(piece.id)} has no credit with points.")
    return list(found.values())


def _credit(
    record: Mapping[str, Any], places: Mapping[str, int], lineage: Lineage, people: Codes
) -> Credit:
    name = checks.text(checks.field(record, "id", "A credit"), "The id of a credit")
    where = f"Credit {checks.shown(name)}"
    piece = checks.text(checks.field(record, "piece", where), f"The piece of {where}")
    if piece not in places:
        raise DocumentError(f"{where} names the unknown piece {checks.shown(piece)}.")
    points = checks.field(record, "points", where)
    if ("version" in record) == ("person" in record):
        raise DocumentError(f"{where} must name either a version or a person.")
    version = person = None
    if "version" in record:
        version = lineage.rank(record["version"], where)
    else:
        person = people.code(checks.text(record["person"], f"The person of {where}"))
    points = checks.between(points, 0, 10**6, f"The points of {where}")
    return Credit(name, places[piece], points, version, person)
