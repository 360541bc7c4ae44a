"""Documents made to trip the split up, with figures by hand and the rule read aloud beside them."""

import pytest

from payouts.domain.document import canonical
from payouts.domain.split import split
from tests.payouts.documents import Document, a_document
from tests.payouts.naive_split import naive_split

SONG = {"id": "song", "points": 1}


def people(*names: str, points: int = 1, piece: str = "song") -> list[Document]:
    return [
        {"id": f"{piece}-{place}", "piece": piece, "person": name, "points": points}
        for place, name in enumerate(names)
    ]


def by(**authors: str) -> list[Document]:
    return [{"id": int(one[1:]), "authors": names.split()} for one, names in authors.items()]


def made_from(*edges: tuple[int, int, str]) -> list[Document]:
    return [{"derivative": d, "source": s, "relation": relation} for d, s, relation in edges]


CORNERS: dict[str, tuple[Document, dict[str, int]]] = {
    "the grain left over goes to who is listed first, and the unit then to the larger grains": (
        a_document(pool=2, credits=people("zoe", "ben", "ada")),
        {"ada": 1, "ben": 0, "zoe": 1},
    ),
    "one yen for two": (
        a_document(pool=1, currency="JPY", credits=people("ben", "ada")),
        {"ada": 1, "ben": 0},
    ),
    "ten fils for three in a currency with three decimals": (
        a_document(pool=10, currency="KWD", credits=people("cleo", "ben", "ada")),
        {"ada": 3, "ben": 3, "cleo": 4},
    ),
    "a credit of zero points beside one with points": (
        a_document(pool=9, credits=[*people("ada"), {**people("ben")[0], "id": "b", "points": 0}]),
        {"ada": 9},
    ),
    "one person in five roles, as author and without a work": (
        a_document(
            pool=1000,
            pieces=[SONG, {"id": "film", "points": 1}],
            versions=by(v1="ada", v2="ada ben"),
            sources=made_from((2, 1, "contains")),
            credits=[
                {"id": "k1", "piece": "song", "version": 2, "points": 1},
                {"id": "k2", "piece": "song", "version": 1, "points": 1},
                *people("ada", "ada", "ben", piece="film"),
            ],
        ),
        # Version 1 is own for Ada and Ben, so nothing is passed on. 500: 125 + 125 and 250.
        # The other 500: Ada 333.3, Ben 166.7.
        {"ada": 708, "ben": 292},
    ),
    "a pool of nothing": (a_document(pool=0), {"ada": 0, "ben": 0, "dan": 0}),
    "everybody waives": (a_document(waived=["dan", "ada", "ben"]), {}),
    "all but one waive": (a_document(pool=7, waived=["ada", "dan"]), {"ben": 7}),
    "a version credited twice and reached by passing on": (
        a_document(
            pool=100,
            versions=by(v1="ben", v2="ada"),
            credits=[
                {"id": "k1", "piece": "song", "version": 2, "points": 1},
                {"id": "k2", "piece": "song", "version": 2, "points": 1},
                {"id": "k3", "piece": "song", "version": 1, "points": 2},
            ],
        ),
        {"ada": 40, "ben": 60},
    ),
    "the heaviest points there are beside the lightest": (
        a_document(
            pool=10**6 + 1,
            pieces=[{"id": "song", "points": 10**6}, {"id": "film", "points": 1}],
            credits=[*people("ada"), *people("ben", points=10**6, piece="film")],
        ),
        {"ada": 10**6, "ben": 1},
    ),
    "almost everything is passed on": (
        a_document(
            pool=10_000,
            upstream_bp=9999,
            credits=[{"id": "k", "piece": "song", "version": 2, "points": 1}],
        ),
        {"ada": 1, "ben": 9999},
    ),
    "nothing is passed on": (a_document(pool=4, upstream_bp=0), {"ada": 3, "dan": 1}),
    "a work of three, two of whom remix it": (
        a_document(
            pool=3000,
            versions=by(v1="ada ben cleo", v2="ada ben"),
            sources=made_from((2, 1, "contains")),
            credits=[{"id": "k", "piece": "song", "version": 2, "points": 1}],
        ),
        # Not their own: Cleo made it too. 600 are passed on, 200 to each of the three.
        {"ada": 1400, "ben": 1400, "cleo": 200},
    ),
    "an own work that is also reached through somebody else": (
        a_document(
            pool=10_000,
            versions=by(v1="ada", v2="ben", v3="ada"),
            sources=made_from((3, 1, "contains"), (3, 2, "contains"), (2, 1, "contains")),
            credits=[{"id": "k", "piece": "song", "version": 3, "points": 1}],
        ),
        # Ada's own 1 has no sources; all of the 20 % goes to Ben, who passes a fifth back to it.
        {"ada": 8400, "ben": 1600},
    ),
    "one too many for sixty-four bits": (
        a_document(pool=2**64 + 1, credits=people("ada", "ben")),
        {"ada": 2**63 + 1, "ben": 2**63},
    ),
}


@pytest.mark.parametrize(("document", "expected"), CORNERS.values(), ids=CORNERS.keys())
def test_a_corner_is_split_by_hand_and_by_the_rule_alike(
    document: Document, expected: dict[str, int]
) -> None:
    result = split(document)

    assert {one.person: one.amount for one in result.people} == expected
    assert result.canonical() == canonical(naive_split(document))
