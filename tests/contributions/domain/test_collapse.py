from contributions.domain.collapse import MOST, REACH, collapsed, rest_of
from contributions.domain.generations import generations
from contributions.domain.lineage import Edge


def fan(count: int) -> list[Edge]:
    return [Edge(1, number, "based_on") for number in range(2, 2 + count)]


def test_a_small_lineage_is_drawn_whole() -> None:
    edges = fan(5)
    found = collapsed(1, generations(1, edges), edges)
    assert (sorted(found.works), found.rests, found.threads) == ([1, 2, 3, 4, 5, 6], {}, edges)


def test_what_a_crowded_generation_leaves_out_is_one_node_with_its_number() -> None:
    edges = fan(146)
    found = collapsed(1, generations(1, edges), edges)
    assert len(found.works) == 1 + MOST
    assert found.rests == {rest_of(1): 146 - MOST}
    assert Edge(1, rest_of(1), "") in found.threads
    assert found.placed[rest_of(1)] == 1


def test_a_single_work_is_never_hidden_behind_one_more() -> None:
    edges = fan(MOST + 1)
    assert collapsed(1, generations(1, edges), edges).rests == {}


def test_those_with_the_most_threads_stay_and_then_what_hangs_on_them() -> None:
    edges = [*fan(30), Edge(31, 900, "contains"), Edge(31, 901, "contains")]
    edges += [Edge(number, 100 + number, "contains") for number in range(24, 31)]
    found = collapsed(1, generations(1, edges), edges)
    assert {31, 900, 901} <= set(found.works)
    for edge in edges[30:]:
        assert edge.source in found.works or edge.derivative not in found.works


def test_everything_beyond_the_last_generation_is_one_node() -> None:
    edges = [Edge(number, number + 1, "based_on") for number in range(1, 100)]
    found = collapsed(100, generations(100, edges), edges)
    assert found.rests == {rest_of(-REACH - 1): 99 - REACH}
    assert Edge(rest_of(-REACH - 1), 100 - REACH, "") in found.threads
