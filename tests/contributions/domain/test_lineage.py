from contributions.domain.lineage import Branch, Edge, branches

POEM, PICTURE, SONG, FILM, TRAILER = 1, 2, 3, 4, 5
DIAMOND = [
    Edge(POEM, PICTURE, "based_on"),
    Edge(POEM, SONG, "based_on"),
    Edge(PICTURE, FILM, "contains"),
    Edge(SONG, FILM, "contains"),
    Edge(POEM, FILM, "inspired_by"),
]


def test_a_circle_does_not_turn_the_list_in_circles() -> None:
    both = [Edge(1, 2, "based_on"), Edge(2, 1, "based_on")]
    assert branches(1, both, upwards=True, depth=8, most=9).branches == [
        Branch(2, "based_on", [Branch(1, "based_on", is_repeated=True)])
    ]


def test_a_diamond_is_unfolded_once_where_it_is_nearest_and_named_elsewhere() -> None:
    deep = [*DIAMOND, Edge(FILM, TRAILER, "contains"), Edge(9, POEM, "inspired_by")]
    tree = branches(FILM, deep, upwards=True, depth=8, most=99).branches
    assert [(each.node, each.is_repeated) for each in tree] == [
        (PICTURE, False),
        (SONG, False),
        (POEM, False),
    ]
    assert [each.branches[0].is_repeated for each in tree[:2]] == [True, True]
    assert tree[2].branches == [Branch(9, "inspired_by")]


def test_what_has_nothing_to_unfold_is_never_called_unfolded_elsewhere() -> None:
    tree = branches(FILM, DIAMOND, upwards=True, depth=8, most=99).branches
    assert [each.branches[0].is_repeated for each in tree[:2]] == [False, False]


def test_a_list_that_goes_too_deep_says_where_it_was_cut() -> None:
    chain = [Edge(number, number + 1, "based_on") for number in range(1, 10)]
    [first] = branches(10, chain, upwards=True, depth=2, most=99).branches
    [second] = first.branches
    assert (first.left_out, second.left_out, second.branches) == (0, 1, [])


def test_a_list_that_grows_too_long_says_how_much_is_left_out_and_where() -> None:
    fan = [Edge(1, number, "based_on") for number in range(2, 40)] + [Edge(2, 99, "contains")]
    root = branches(1, fan, upwards=False, depth=8, most=30)
    assert (len(root.branches), root.left_out) == (30, 8)
    assert root.branches[0].left_out == 1


def test_a_ladder_of_diamonds_costs_no_more_than_its_edges() -> None:
    edges = []
    for step in range(0, 600, 3):
        edges += [Edge(step, step + 1, "based_on"), Edge(step, step + 2, "based_on")]
        edges += [Edge(step + 1, step + 3, "based_on"), Edge(step + 2, step + 3, "based_on")]
    ahead, lines = [branches(600, edges, upwards=True, depth=9_999, most=9_999)], 0
    while ahead:
        lines += 1
        ahead += ahead.pop().branches
    assert lines == 801
