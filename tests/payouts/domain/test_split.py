import json
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payouts.domain.document import canonical, digest, parse
from payouts.domain.effective import EffectiveSources
from payouts.domain.money import GRAINS
from payouts.domain.split import before_waivers, split
from payouts.domain.split_document import read
from tests.payouts.documents import Document, a_document, documents
from tests.payouts.naive_split import naive_split

VECTORS = Path(__file__).parent.parent / "vectors" / "split"


def amounts(document: Document) -> dict[str, int]:
    return {one.person: one.amount for one in split(document).people}


@pytest.mark.parametrize("given_file", sorted(VECTORS.glob("*.in.json")), ids=lambda one: one.name)
def test_a_worked_example_comes_out_byte_for_byte(given_file: Path) -> None:
    expected = given_file.with_name(given_file.name.replace(".in.", ".out.")).read_bytes()

    assert split(parse(given_file.read_bytes())).canonical() == expected


def test_the_worked_examples_are_written_canonically() -> None:
    names = list(VECTORS.glob("*.json"))

    assert len(names) == 22
    for name in names:
        assert canonical(parse(name.read_bytes())) == name.read_bytes()


def test_ben_gets_a_fifth_of_what_adas_song_holds() -> None:
    assert amounts(a_document()) == {"ada": 6000, "ben": 1500, "dan": 2500}


def test_an_ancestor_is_credited_through_two_remixes() -> None:
    document = a_document(
        versions=[{"id": n, "authors": [who]} for n, who in enumerate(["eva", "ben", "ada"])],
        sources=[
            {"derivative": 2, "source": 1, "relation": "based_on"},
            {"derivative": 1, "source": 0, "relation": "inspired_by"},
        ],
    )

    assert amounts(document) == {"ada": 6000, "ben": 1200, "dan": 2500, "eva": 300}


def test_a_source_reached_twice_counts_with_the_heaviest_last_relation() -> None:
    """Ada's 4 is made from her 2 and 3, which are inspired by and contain ben's 1."""
    document = a_document(
        credits=[{"id": "k", "piece": "song", "version": 4, "points": 1}],
        versions=[{"id": 0, "authors": ["eva"]}, {"id": 1, "authors": ["ben"]}]
        + [{"id": n, "authors": ["ada"]} for n in (2, 3, 4)],
        sources=[
            {"derivative": 4, "source": 2, "relation": "contains"},
            {"derivative": 4, "source": 3, "relation": "inspired_by"},
            {"derivative": 2, "source": 1, "relation": "inspired_by"},
            {"derivative": 3, "source": 1, "relation": "contains"},
            {"derivative": 4, "source": 0, "relation": "inspired_by"},
        ],
    )

    assert amounts(document) == {"ada": 8000, "ben": 1600, "eva": 400}


def test_a_pool_beyond_64_bits_is_cut_exactly() -> None:
    pool = 4 * 10**40 + 3

    assert sum(amounts(a_document(pool=pool)).values()) == pool


def test_versions_may_have_ids_beyond_64_bits() -> None:
    far = 10**30
    document = a_document(
        versions=[{"id": 1, "authors": ["ben"]}, {"id": far, "authors": ["ada"]}],
        sources=[{"derivative": far, "source": 1, "relation": "based_on"}],
        credits=[{"id": "k", "piece": "song", "version": far, "points": 1}],
    )

    assert amounts(document) == {"ada": 8000, "ben": 2000}


def test_sources_without_weight_receive_nothing_and_dilute_nobody() -> None:
    document = a_document(relation_weights={"based_on": 0})

    assert amounts(document) == {"ada": 7500, "dan": 2500}


def test_the_pool_is_unallocated_when_those_who_did_not_waive_have_no_grains() -> None:
    result = split(a_document(waived=["ada", "ben", "dan", "nobody here"]))

    assert (result.people, result.unallocated) == ((), 10_000)


def test_people_are_ordered_by_key_and_names_are_written_as_utf_8() -> None:
    document = a_document(versions=[{"id": 1, "authors": ["ß"]}, {"id": 2, "authors": ["Ä"]}])

    assert b'"person":"dan"},{"amount":6000' in split(document).canonical()
    assert '"person":"Ä"},{"amount":1500'.encode() in split(document).canonical()


def test_ten_thousand_own_works_remixed_ten_thousand_times_need_no_deep_stack() -> None:
    chain = 10_000
    others = range(chain, 2 * chain)
    document = a_document(
        versions=[{"id": 0, "authors": ["zoe"]}]
        + [{"id": n, "authors": ["ada"]} for n in range(1, chain)]
        + [{"id": n, "authors": ["ada", f"u{n}"]} for n in others],
        sources=[
            {"derivative": n, "source": n - 1, "relation": "contains"} for n in range(1, chain)
        ]
        + [{"derivative": n, "source": n - chain, "relation": "based_on"} for n in others],
        credits=[{"id": f"k{n}", "piece": "song", "version": n, "points": 1} for n in others],
    )
    grains = before_waivers(read(document))

    assert sum(grains.values()) == GRAINS
    assert grains["zoe"] == GRAINS // 5


@settings(max_examples=400)
@given(documents())
def test_any_document_is_split_as_the_rule_read_aloud(document: Document) -> None:
    assert split(document).canonical() == canonical(naive_split(document))


@settings(max_examples=200)
@given(documents(), st.integers(0, 20))
def test_the_tables_that_save_walking_change_nothing(document: Document, budget: int) -> None:
    asked = read(document)
    frugal = EffectiveSources(asked.graph, budget=budget)

    assert before_waivers(asked, sources=frugal) == before_waivers(asked)


@settings(max_examples=150)
@given(documents())
def test_amounts_add_up_to_the_pool_to_the_unit(document: Document) -> None:
    result = split(document)

    assert sum(one.amount for one in result.people) + result.unallocated == document["pool"]
    assert sum(one.grains for one in result.people) in {0, GRAINS}
    assert sum(before_waivers(read(document)).values()) == GRAINS


@settings(max_examples=100)
@given(documents(), st.randoms())
def test_the_order_of_versions_sources_and_waivers_does_not_matter(
    document: Document, random: Random
) -> None:
    shuffled = json.loads(canonical(document))
    for name in ("versions", "sources", "waived"):
        random.shuffle(shuffled[name])

    assert split(shuffled) == split(document)


@settings(max_examples=100)
@given(documents(), st.integers(1, 10**6))
def test_a_larger_pool_makes_nobody_poorer_by_more_than_the_rounding_unit(
    document: Document, more: int
) -> None:
    before, after = amounts(document), amounts(document | {"pool": document["pool"] + more})

    assert all(after[person] >= amount - 1 for person, amount in before.items())


def test_the_published_hash_is_that_of_the_canonical_bytes() -> None:
    assert digest({"b": 1, "a": ["ü"]}) == digest(parse(b' {"a": ["\\u00fc"], "b": 1}'))
    assert canonical({"b": 1, "a": ["ü"]}) == '{"a":["ü"],"b":1}'.encode()
