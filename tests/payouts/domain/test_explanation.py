import pytest
from hypothesis import given, settings

from payouts.domain.arrivals import PassedArrival
from payouts.domain.derivation import derivation
from payouts.domain.document import DocumentError
from payouts.domain.explanation import explain
from payouts.domain.flows import flows
from payouts.domain.money import GRAINS
from payouts.domain.split import before_waivers, split
from payouts.domain.split_document import read
from tests.payouts.documents import CAST, Document, a_document, documents


def test_ben_sees_that_adas_song_passed_on_to_his_poem() -> None:
    (line,) = explain(a_document(), "ben").lines()

    assert isinstance(line.arrival, PassedArrival)
    assert (line.arrival.from_version, line.arrival.to_version) == (2, 1)
    assert line.arrival.relation == "based_on"
    assert line.amount == 1500


def test_dan_sees_his_credit_directly() -> None:
    explanation = explain(a_document(), "dan")

    assert explanation.works == ()
    assert [line.grains for line in explanation.direct] == [GRAINS // 4]


def test_the_rounding_unit_is_shown_to_who_gets_it() -> None:
    credits = [{"id": who, "piece": "song", "person": who, "points": 1} for who in CAST[:3]]
    document = a_document(pool=100, credits=credits)

    assert explain(document, "ada").rounding_unit == 1
    assert explain(document, "ben").rounding_unit == 0
    assert "left over from rounding" in derivation(explain(document, "ada"))


def test_who_waives_reads_so() -> None:
    explanation = explain(a_document(waived=["ben"]), "ben")

    assert (explanation.amount, explanation.grains) == (0, 0)
    assert explanation.grains_before_waivers == 150_000_000_000
    assert "ben waives the money" in derivation(explanation)


def test_a_stranger_has_no_explanation() -> None:
    with pytest.raises(DocumentError, match="zoe"):
        explain(a_document(), "zoe")


@settings(max_examples=150)
@given(documents())
def test_every_explanation_adds_up_to_what_is_paid(document: Document) -> None:
    given = read(document)
    grains = before_waivers(given)
    paid = {one.person: one for one in split(document).people}
    for person in given.people:
        explanation = explain(document, person)
        lines = list(explanation.lines())
        assert sum(line.grains for line in lines) == grains.get(person, 0)
        assert explanation.grains_before_waivers == grains.get(person, 0)
        assert sum(line.amount for line in lines) == explanation.amount
        assert explanation.amount == (paid[person].amount if person in paid else 0)
        assert explanation.amount == explanation.floor + explanation.rounding_unit
        assert explanation.rounding_unit in {0, 1}
        assert derivation(explanation).startswith(f"{person}: ")


@settings(max_examples=150)
@given(documents())
def test_no_grain_is_lost_between_the_pieces_and_the_people(document: Document) -> None:
    flow = flows(document)
    arrived = dict.fromkeys(flow.pieces, 0)
    for parts in flow.people.values():
        for piece, grains in parts.items():
            arrived[piece] += grains

    assert arrived == flow.pieces
    assert {person: sum(parts.values()) for person, parts in flow.people.items()} == before_waivers(
        read(document)
    )
