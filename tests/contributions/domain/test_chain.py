from contributions.domain.chain import longest_chain
from contributions.domain.lineage import Edge

POEM, PICTURE, SONG, SCENE, FILM = range(1, 6)


def test_the_longest_way_to_the_film_is_followed_from_its_beginning() -> None:
    edges = [
        Edge(POEM, SONG, "based_on"),
        Edge(POEM, PICTURE, "based_on"),
        Edge(PICTURE, SCENE, "inspired_by"),
        Edge(SONG, FILM, "contains"),
        Edge(SCENE, FILM, "contains"),
    ]
    chain = longest_chain(FILM, edges)
    assert [edge.source for edge in chain] == [POEM, PICTURE, SCENE]
    assert chain[-1].derivative == FILM


def test_a_work_without_sources_has_no_chain() -> None:
    assert longest_chain(POEM, [Edge(POEM, SONG, "based_on")]) == []


def test_works_made_from_each_other_end_all_the_same() -> None:
    edges = [Edge(POEM, SONG, "based_on"), Edge(SONG, POEM, "inspired_by")]
    assert len(longest_chain(SONG, edges)) <= 1
