"""Long chains of one's own works, each with sources of its own: read as arrays, split alike."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payouts.domain import effective
from payouts.domain.document import canonical
from payouts.domain.effective import EffectiveSources
from payouts.domain.explanation import explain
from payouts.domain.money import GRAINS, apportion, apportion_alike
from payouts.domain.split import before_waivers, split
from payouts.domain.split_document import read
from tests.payouts.documents import WEIGHTS, Document, a_document, documents
from tests.payouts.naive_split import naive_split


@settings(max_examples=300)
@given(documents())
def test_any_document_is_split_alike_when_every_view_is_an_array(document: Document) -> None:
    with pytest.MonkeyPatch.context() as few:
        few.setattr(effective, "LONG", 0)

        assert split(document).canonical() == canonical(naive_split(document))


@settings(max_examples=300)
@given(
    st.integers(0, GRAINS),
    st.lists(st.integers(0, 3), min_size=1, max_size=60),
    st.lists(st.integers(0, 10**30), min_size=4, max_size=4).map(sorted)
    | st.just([0, 2, 2, 4])
    | st.just([1, 3, 5, 7]),
)
def test_what_weighs_alike_is_cut_by_the_same_rule(
    total: int, kinds: list[int], weights: list[int]
) -> None:
    cut = apportion_alike(total, np.array(kinds), weights)
    each = [weights[kind] for kind in kinds]

    assert (cut is None) == (not any(each))
    if cut is not None:
        assert cut.tolist() == apportion(total, each)


def woven(length: int, *, authors: list[list[str]]) -> Document:
    """A chain, its authors in turn, each link with a source by somebody else; all remixed."""
    relations = sorted(WEIGHTS)
    versions = [{"id": n, "authors": [f"other{n}"]} for n in range(length)]
    sources = []
    for n in range(length, 2 * length):
        versions.append({"id": n, "authors": authors[n % len(authors)]})
        # Newer links were made from older works, and some of them from one work twice removed.
        sources.append(
            {"derivative": n, "source": 2 * length - n - 1, "relation": relations[n % 4]}
        )
        if n > length:
            sources.append({"derivative": n, "source": n - 1, "relation": "contains"})
        if n > length + 1 and n % 3 == 0:
            sources.append({"derivative": n, "source": n - 2, "relation": "inspired_by"})
            sources.append({"derivative": n, "source": length - 1, "relation": "contains"})
    credits = []
    for n in range(2 * length, 3 * length):
        versions.append({"id": n, "authors": ["ada", f"fan{n}"] if n % 2 else [f"fan{n}"]})
        sources.append({"derivative": n, "source": n - length, "relation": "based_on"})
        credits.append({"id": f"k{n}", "piece": "song", "version": n, "points": 1 + n % 5})
    seen = {(one["derivative"], one["source"]): one for one in sources}
    return a_document(versions=versions, sources=list(seen.values()), credits=credits)


CASTS = {
    "one author": [["ada"]],
    "alternating with a friend": [["ada"], ["ada", "ben"]],
    "three in turn": [["ada"], ["ben"], ["ada", "ben"], ["ada", "cleo", "ben"]],
    "never the same two": [["ada", f"friend{n}"] for n in range(40)],
}


@pytest.mark.parametrize("authors", CASTS.values(), ids=CASTS.keys())
def test_a_chain_with_a_source_at_every_link_is_split_as_the_rule_read_aloud(
    authors: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(effective, "LONG", 8)
    document = woven(40, authors=authors)

    assert split(document).canonical() == canonical(naive_split(document))


@pytest.mark.parametrize("authors", CASTS.values(), ids=CASTS.keys())
@pytest.mark.parametrize("budget", [0, 100, 2_000])
def test_long_views_that_are_not_kept_change_nothing(authors: list[list[str]], budget: int) -> None:
    asked = read(woven(200, authors=authors))
    frugal = EffectiveSources(asked.graph, budget=budget)

    assert before_waivers(asked, sources=frugal) == before_waivers(asked)


def test_what_comes_through_a_long_chain_is_explained_to_the_grain() -> None:
    document = woven(200, authors=CASTS["one author"])
    explained = explain(document, "other7")
    last = [one for one in explained.lines() if one.arrival.to_version == 7]  # type: ignore[union-attr]

    assert sum(one.grains for one in last) == explained.grains_before_waivers
    assert {one.arrival.relation for one in last} == {"based_on"}  # type: ignore[union-attr]
