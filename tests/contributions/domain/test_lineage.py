from contributions.domain.lineage import Branch, Edge, branches, generations, nearest, thinned

POEM, PICTURE, SONG, FILM, TRAILER = 1, 2, 3, 4, 5
DIAMOND = [
    Edge(POEM, PICTURE, "based_on"),
    Edge(POEM, SONG, "based_on"),
    Edge(PICTURE, FILM, "contains"),
    Edge(SONG, FILM, "contains"),
    Edge(POEM, FILM, "inspired_by"),
]


def test_a_work_stands_one_generation_after_its_latest_source() -> None:
    assert generations([1, 2, 3, 4], DIAMOND) == {POEM: 0, PICTURE: 1, SONG: 1, FILM: 2}


def test_works_made_from_each_other_still_get_places() -> None:
    both = [Edge(1, 2, "based_on"), Edge(2, 1, "based_on"), Edge(2, 3, "contains")]
    assert generations([1, 2, 3], both) == {1: 0, 2: 1, 3: 2}


def test_a_cycle_does_not_turn_the_list_in_circles() -> None:
    both = [Edge(1, 2, "based_on"), Edge(2, 1, "based_on")]
    assert branches(1, both, upwards=True, depth=8) == [
        Branch(2, "based_on", [Branch(1, "based_on", is_repeated=True)])
    ]


def test_a_diamond_is_unfolded_once_and_named_twice() -> None:
    deep = [*DIAMOND, Edge(FILM, TRAILER, "contains"), Edge(9, POEM, "inspired_by")]
    tree = branches(FILM, deep, upwards=True, depth=8)
    assert [(branch.node, branch.is_repeated) for branch in tree] == [
        (PICTURE, False),
        (SONG, False),
        (POEM, False),
    ]
    assert [branch.branches[0].is_repeated for branch in tree[:2]] == [True, True]
    assert tree[2].branches == [Branch(9, "inspired_by")]


def test_a_list_that_goes_too_deep_says_where_it_was_cut() -> None:
    chain = [Edge(number, number + 1, "based_on") for number in range(1, 10)]
    [first] = branches(10, chain, upwards=True, depth=2)
    [second] = first.branches
    assert (first.is_cut, second.is_cut, second.branches) == (False, True, [])


def test_the_nearest_works_are_kept_and_cousins_are_not_of_the_lineage() -> None:
    edges = [*DIAMOND, Edge(FILM, TRAILER, "contains")]
    assert nearest(SONG, edges, 3) == [SONG, POEM, FILM]
    assert PICTURE not in nearest(SONG, edges, 10)


def test_a_ladder_of_diamonds_costs_no_more_than_its_edges() -> None:
    edges = []
    for step in range(0, 600, 3):
        edges += [Edge(step, step + 1, "based_on"), Edge(step, step + 2, "based_on")]
        edges += [Edge(step + 1, step + 3, "based_on"), Edge(step + 2, step + 3, "based_on")]
    placed = generations(range(601), edges)
    assert placed[600] == 400
    assert len(nearest(600, edges, 1000)) == 601


def test_a_crowded_generation_keeps_those_with_most_threads_and_the_focus() -> None:
    edges = [Edge(1, number, "based_on") for number in range(2, 30)]
    edges.append(Edge(29, 40, "contains"))
    assert thinned(1, [*range(1, 30), 40], edges, 3) == [1, 2, 3, 29, 40]
    assert 20 in thinned(20, range(1, 30), edges[:-1], 3)


def test_what_hangs_on_a_work_left_out_is_left_out_too() -> None:
    edges = [Edge(1, number, "based_on") for number in (2, 3, 4)]
    edges += [Edge(2, 5, "based_on"), Edge(3, 6, "based_on"), Edge(4, 7, "based_on")]
    assert thinned(1, range(1, 8), edges, 2) == [1, 2, 3, 5, 6]
