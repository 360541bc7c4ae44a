from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from contributions.domain.drawing import LEFT, draw
from contributions.domain.generations import generations
from contributions.domain.lineage import Edge

EDGES = [Edge(1, 2, "based_on"), Edge(1, 3, "contains"), Edge(2, 3, "contains")]
EDGES += [Edge(3, 4, "based_on"), Edge(1, 4, "inspired_by"), Edge(1, 5, "based_on")]
HEIGHTS = dict.fromkeys(range(1, 6), 90)


def test_every_work_is_drawn_once_and_none_covers_another() -> None:
    drawing = draw(generations(1, EDGES), EDGES, HEIGHTS)
    assert sorted(box.node for box in drawing.boxes) == [1, 2, 3, 4, 5]
    for one, other in combinations(drawing.boxes, 2):
        if one.x == other.x:
            assert one.y + one.height < other.y or other.y + other.height < one.y


def test_threads_run_from_left_to_right_inside_the_picture() -> None:
    drawing = draw(generations(1, EDGES), EDGES, HEIGHTS)
    place = {box.node: box for box in drawing.boxes}
    assert len(drawing.threads) == len(EDGES)
    for thread in drawing.threads:
        assert place[thread.edge.source].x < place[thread.edge.derivative].x
        assert thread.knob_x == place[thread.edge.source].x + place[thread.edge.source].width
    assert all(box.y + box.height < drawing.height for box in drawing.boxes)
    assert all(LEFT <= box.x <= drawing.width - box.width for box in drawing.boxes)


def test_a_work_alone_is_a_picture_too() -> None:
    drawing = draw({7: 0}, [], {7: 90})
    assert [box.node for box in drawing.boxes] == [7]


@given(st.sets(st.tuples(st.integers(1, 12), st.integers(1, 12)), max_size=40))
def test_any_lineage_has_its_works_in_columns_apart_and_its_threads_between(
    pairs: set[tuple[int, int]],
) -> None:
    edges = [Edge(*pair, "contains") for pair in sorted(pairs) if pair[0] != pair[1]]
    placed = generations(6, edges)
    edges = [edge for edge in edges if edge.source in placed and edge.derivative in placed]
    heights = {node: 60 + 9 * (node % 5) for node in placed}
    drawing = draw(placed, edges, heights)
    x = dict(drawing.heads)
    assert {box.node: box.x for box in drawing.boxes} == {n: x[g] for n, g in placed.items()}
    assert list(x.values()) == sorted(x.values())
    assert [thread.edge for thread in drawing.threads] == edges
    for one, other in combinations(drawing.boxes, 2):
        if one.x == other.x:
            assert one.y + one.height < other.y or other.y + other.height < one.y
    assert all(0 < box.y < box.y + box.height < drawing.height for box in drawing.boxes)
