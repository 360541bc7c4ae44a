"""Split documents to try: the smallest sensible one, and any that the rule allows."""

from typing import Any

from hypothesis import strategies as st

Document = dict[str, Any]

WEIGHTS = {"based_on": 2, "contains": 4, "inspired_by": 1, "translation_of": 2}
CAST = ["ada", "ben", "cleo", "dan", "eva"]


def a_document(**changes: Any) -> Document:
    """Ada's song is based on ben's poem; dan helped with advice."""
    return {
        "engine": 1,
        "currency": "USD",
        "pool": 10_000,
        "upstream_bp": 2000,
        "relation_weights": dict(WEIGHTS),
        "pieces": [{"id": "song", "points": 1}],
        "credits": [
            {"id": "k1", "piece": "song", "version": 2, "points": 3},
            {"id": "k2", "piece": "song", "person": "dan", "points": 1},
        ],
        "versions": [{"id": 1, "authors": ["ben"]}, {"id": 2, "authors": ["ada"]}],
        "sources": [{"derivative": 2, "source": 1, "relation": "based_on"}],
        "waived": [],
        **changes,
    }


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Few people and many sources, so that own works, diamonds and waivers are common."""
    count = draw(st.integers(1, 14))
    ids = sorted(draw(st.sets(st.integers(-5, 10**20), min_size=count, max_size=count)))
    people = st.lists(st.sampled_from(CAST), min_size=1, max_size=3, unique=True)
    versions = [{"id": one, "authors": draw(people)} for one in ids]
    edges = [(d, s) for d in range(count) for s in range(d)]
    chosen = draw(st.lists(st.sampled_from(edges), unique=True, max_size=30)) if edges else []
    return a_document(
        pool=draw(st.one_of(st.integers(0, 1000), st.integers(0, 10**30))),
        upstream_bp=draw(st.integers(0, 9999)),
        relation_weights={
            name: draw(st.integers(1, draw(st.sampled_from([5, 10**9])))) for name in WEIGHTS
        },
        versions=draw(st.permutations(versions)),
        sources=[draw(_source(ids[d], ids[s])) for d, s in chosen],
        **draw(_cue_sheet(ids)),
        waived=draw(st.lists(st.sampled_from(CAST), max_size=3, unique=True)),
    )


@st.composite
def _source(draw: st.DrawFn, derivative: int, source: int) -> Document:
    edge: Document = {
        "derivative": derivative,
        "source": source,
        "relation": draw(st.sampled_from(sorted(WEIGHTS))),
    }
    if draw(st.integers(0, 5)) == 0:
        edge["excluded"] = draw(st.booleans())
    return edge


@st.composite
def _cue_sheet(draw: st.DrawFn, ids: list[int]) -> Document:
    pieces, credits = [], []
    for place in range(draw(st.integers(1, 3))):
        piece = f"p{place}"
        pieces.append({"id": piece, "points": draw(st.integers(1, 10**6))})
        for number in range(draw(st.integers(1, 4))):
            credit: Document = {
                "id": f"{piece}-{number}",
                "piece": piece,
                "points": draw(st.integers(0 if number else 1, 10**6)),
            }
            if draw(st.integers(0, 3)):
                credit["version"] = draw(st.sampled_from(ids))
            else:
                credit["person"] = draw(st.sampled_from(CAST))
            credits.append(credit)
    return {"pieces": pieces, "credits": draw(st.permutations(credits))}
