from hypothesis import given
from hypothesis import strategies as st

from contributions.domain.generations import generations
from contributions.domain.lineage import Edge

POEM, PICTURE, SONG, FILM, TRAILER = range(1, 6)
DIAMOND = [
    Edge(POEM, PICTURE, "based_on"),
    Edge(POEM, SONG, "based_on"),
    Edge(PICTURE, FILM, "contains"),
    Edge(SONG, FILM, "contains"),
    Edge(POEM, FILM, "inspired_by"),
    Edge(FILM, TRAILER, "contains"),
]


def test_sources_stand_before_and_remixes_after_the_work_by_the_longest_way() -> None:
    assert generations(FILM, DIAMOND) == {FILM: 0, SONG: -1, PICTURE: -1, POEM: -2, TRAILER: 1}
    assert generations(POEM, DIAMOND) == {POEM: 0, PICTURE: 1, SONG: 1, FILM: 2, TRAILER: 3}


def test_a_cousin_has_no_generation() -> None:
    assert PICTURE not in generations(SONG, DIAMOND)


def test_of_works_made_from_each_other_the_later_version_is_the_nearer_source() -> None:
    """Poem 1 became the song, the song became poem 2, and the film was made from both."""
    both = [Edge(POEM, SONG, "based_on"), Edge(SONG, POEM, "based_on")]
    both += [Edge(SONG, FILM, "contains"), Edge(POEM, FILM, "contains")]
    assert generations(FILM, both, {POEM: 3, SONG: 2}) == {FILM: 0, POEM: -1, SONG: -2}
    assert generations(FILM, both, {POEM: 1, SONG: 2}) == {FILM: 0, SONG: -1, POEM: -2}


def test_a_ladder_of_diamonds_costs_no_more_than_its_edges() -> None:
    edges = []
    for step in range(0, 600, 3):
        edges += [Edge(step, step + 1, "based_on"), Edge(step, step + 2, "based_on")]
        edges += [Edge(step + 1, step + 3, "based_on"), Edge(step + 2, step + 3, "based_on")]
    assert generations(600, edges)[0] == -400


@given(st.sets(st.tuples(st.integers(0, 14), st.integers(0, 14)), max_size=60))
def test_without_circles_every_thread_leads_to_the_right(pairs: set[tuple[int, int]]) -> None:
    edges = [Edge(min(pair), max(pair), "based_on") for pair in pairs if pair[0] != pair[1]]
    placed = generations(7, edges)
    for edge in edges:
        if edge.source in placed and edge.derivative in placed:
            assert placed[edge.source] < placed[edge.derivative]


@given(st.sets(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=60))
def test_circles_too_leave_every_work_of_the_lineage_one_place(
    pairs: set[tuple[int, int]],
) -> None:
    edges = [Edge(*pair, "based_on") for pair in pairs if pair[0] != pair[1]]
    placed = generations(4, edges)
    assert placed[4] == 0
    for edge in edges:
        assert edge.derivative not in placed or placed[edge.derivative] > 0 or edge.source in placed
