from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from contributions.domain.ordering import crossings, ordered

Ties = list[tuple[int, int]]


def crossed(columns: list[list[int]], ties: Ties) -> int:
    after: defaultdict[int, list[int]] = defaultdict(list)
    for one, other in ties:
        after[one].append(other)
    return crossings(columns, after)


def test_crossings_are_counted() -> None:
    assert crossed([[1, 2], [3, 4]], [(1, 3), (2, 4)]) == 0
    assert crossed([[1, 2], [3, 4]], [(1, 4), (2, 3)]) == 1
    whole = [(one, other) for one in (1, 2, 3) for other in (4, 5, 6)]
    assert crossed([[1, 2, 3], [4, 5, 6]], whole) == 9


def test_two_threads_that_only_cross_by_the_order_of_ids_are_untangled() -> None:
    ties = [(1, 4), (2, 3)]
    assert crossed(ordered([[1, 2], [3, 4]], ties), ties) == 0


def test_a_tree_of_four_generations_is_drawn_without_a_crossing() -> None:
    """Its ids are dealt out so that every column begins in the wrong order."""
    ties: Ties = []
    columns = [[1], [13, 12, 11], [], []]
    ties += [(1, child) for child in columns[1]]
    for place, parent in enumerate((12, 11, 13)):
        for child in range(3):
            columns[2].append(100 + 10 * child + place)
            ties.append((parent, 100 + 10 * child + place))
    for node in columns[2]:
        columns[3] += [1000 - node, 2000 - node]
        ties += [(node, 1000 - node), (node, 2000 - node)]
    columns = [sorted(column) for column in columns]
    assert crossed(columns, ties) > 20
    assert crossed(ordered(columns, ties), ties) == 0


def test_a_row_of_diamonds_beside_each_other_is_drawn_without_a_crossing() -> None:
    ties: Ties = []
    for place in range(6):
        tip, end = 10 + place, 100 + (place * 5) % 6
        sides = (50 + (place * 7) % 12, 50 + (place * 7 + 6) % 12)
        ties += [(tip, sides[0]), (tip, sides[1]), (sides[0], end), (sides[1], end)]
    columns = [sorted({tie[0] for tie in ties if tie[0] < 50})]
    columns += [sorted({tie[1] for tie in ties if tie[1] < 100})]
    columns += [sorted({tie[1] for tie in ties if tie[1] >= 100})]
    assert crossed(ordered(columns, ties), ties) == 0


def test_a_ring_of_six_crosses_as_little_as_it_can() -> None:
    """In two columns a ring of 2n cannot have less than n - 1 crossings."""
    ties = [(one, other) for one in (1, 2, 3) for other in (4, 5, 6) if other - one != 3]
    assert crossed(ordered([[1, 2, 3], [4, 5, 6]], ties), ties) == 2


@given(st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=30))
def test_an_order_keeps_what_is_there_and_never_adds_crossings(pairs: set[tuple[int, int]]) -> None:
    columns = [list(range(8)), list(range(10, 18)), list(range(20, 28))]
    ties = [(one, 10 + two) for one, two in pairs] + [(10 + two, 20 + one) for one, two in pairs]
    found = ordered(columns, ties)
    assert [sorted(column) for column in found] == columns
    assert crossed(found, ties) <= crossed(columns, ties)
    assert found == ordered(columns, ties)
