from typing import Any

import pytest

from payouts.domain.document import DocumentError, parse
from payouts.domain.split import split
from tests.payouts.documents import a_document

PIECE = {"id": "song", "points": 1}
CREDIT = {"id": "k", "piece": "song", "version": 2, "points": 1}
SOURCE = {"derivative": 2, "source": 1, "relation": "based_on"}
VERSIONS = [{"id": 1, "authors": ["ben"]}, {"id": 2, "authors": ["ada"]}]


def without(record: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in record.items() if key != name}


REFUSED: dict[str, dict[str, Any]] = {
    "another engine": {"engine": 2},
    "true as the engine": {"engine": True},
    "one point nought as the engine": {"engine": 1.0},
    "a negative pool": {"pool": -1},
    "a pool of true": {"pool": True},
    "a pool in text": {"pool": "100"},
    "a pool of five point nought": {"pool": 5.0},
    "upstream of everything": {"upstream_bp": 10_000},
    "upstream below zero": {"upstream_bp": -1},
    "upstream unknown": {"upstream_bp": None},
    "an empty currency": {"currency": ""},
    "weights in a list": {"relation_weights": []},
    "a negative weight": {"relation_weights": {"based_on": -1}},
    "a weight of true": {"relation_weights": {"based_on": True}},
    "no pieces": {"pieces": [], "credits": []},
    "pieces in an object": {"pieces": {}},
    "a piece that is a number": {"pieces": [1]},
    "a piece twice": {"pieces": [PIECE, PIECE]},
    "a piece without points": {"pieces": [without(PIECE, "points")]},
    "a piece of zero points": {"pieces": [PIECE | {"points": 0}]},
    "a piece of too many points": {"pieces": [PIECE | {"points": 10**6 + 1}]},
    "a piece of true points": {"pieces": [PIECE | {"points": True}]},
    "a piece without credits": {"pieces": [PIECE, {"id": "film", "points": 1}]},
    "a piece whose id is a list": {"pieces": [PIECE | {"id": []}]},
    "a credit twice": {"credits": [CREDIT, CREDIT]},
    "a credit of nothing": {"credits": [without(CREDIT, "version")]},
    "a credit of both": {"credits": [CREDIT | {"person": "ada"}]},
    "a credit of both, one null": {"credits": [CREDIT | {"person": None}]},
    "a credit of a null person": {"credits": [without(CREDIT, "version") | {"person": None}]},
    "a credit in an unknown piece": {"credits": [CREDIT, CREDIT | {"id": "l", "piece": "film"}]},
    "a credit of an unknown version": {"credits": [CREDIT | {"version": 3}]},
    "a credit of version true": {"credits": [CREDIT | {"version": True}]},
    "a credit below zero": {"credits": [CREDIT, CREDIT | {"id": "l", "points": -1}]},
    "a credit of too many points": {"credits": [CREDIT | {"points": 10**6 + 1}]},
    "only credits of zero points": {"credits": [CREDIT | {"points": 0}]},
    "a version twice": {"versions": [*VERSIONS, VERSIONS[0]]},
    "a version in text": {"versions": [*VERSIONS, {"id": "3", "authors": ["ada"]}]},
    "a version without authors": {"versions": [*VERSIONS, {"id": 3, "authors": []}]},
    "an author twice": {"versions": [*VERSIONS, {"id": 3, "authors": ["ada", "ada"]}]},
    "authors in one text": {"versions": [*VERSIONS, {"id": 3, "authors": "ada"}]},
    "an author who is a number": {"versions": [*VERSIONS, {"id": 3, "authors": [7]}]},
    "an author with half a character": {"versions": [*VERSIONS, {"id": 3, "authors": ["\ud800"]}]},
    "a source twice": {"sources": [SOURCE, SOURCE | {"relation": "contains"}]},
    "a source twice, once excluded": {"sources": [SOURCE, SOURCE | {"excluded": True}]},
    "a source of itself": {"sources": [SOURCE | {"source": 2}]},
    "a source that is newer": {"sources": [{**SOURCE, "derivative": 1, "source": 2}]},
    "an unknown source": {"sources": [SOURCE | {"source": 0}]},
    "an unknown derivative": {"sources": [SOURCE | {"derivative": 9}]},
    "an unknown relation": {"sources": [SOURCE | {"relation": "stolen_from"}]},
    "an unknown relation on an excluded source": {
        "sources": [SOURCE | {"relation": "stolen_from", "excluded": True}]
    },
    "a relation that is a list": {"sources": [SOURCE | {"relation": []}]},
    "a source excluded by a number": {"sources": [SOURCE | {"excluded": 1}]},
    "waived by text": {"waived": "joe"},
    "a weight of a relation there is none of": {"relation_weights": {"based_on": 2, "near": 1}},
    "waived by a number": {"waived": [1]},
}


@pytest.mark.parametrize("changes", REFUSED.values(), ids=REFUSED.keys())
def test_a_document_is_refused_for(changes: dict[str, Any]) -> None:
    with pytest.raises(DocumentError, match=r"^[A-Z“].*\.$"):
        split(a_document(**changes))


@pytest.mark.parametrize("name", sorted(a_document()))
def test_a_document_is_refused_when_it_lacks(name: str) -> None:
    with pytest.raises(DocumentError, match=name):
        split(without(a_document(), name))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"null",
        b'{"pool": NaN}',
        b'{"pool": -Infinity}',
        b'{"pool": 1, "pool": 2}',
        b'{"versions": [{"id": 1, "id": 1}]}',
        b'{"currency": "\xff"}',
        b"\xef\xbb\xbf{}",
        b"{} {}",
        b"[" * 100_000,
        b'{"pool": ' + b"9" * 5000 + b"}",
    ],
    ids=lambda content: content[:24].decode(errors="replace"),
)
def test_bytes_that_are_not_one_clear_json_object_are_refused(content: bytes) -> None:
    with pytest.raises(DocumentError, match=r"\.$"):
        parse(content)


def test_keys_the_rule_does_not_know_are_left_alone() -> None:
    document = a_document(note="from the producers", pieces=[PIECE | {"reason": "the theme"}])

    assert split(document) == split(a_document())
