from contributions.domain.hanging import placed


def test_a_work_goes_where_it_is_put_and_never_beyond_an_end() -> None:
    assert placed([1, 2, 3], 3, 1) == [3, 1, 2]
    assert placed([1, 2, 3], 1, 9) == [2, 3, 1]
    assert placed([1, 2, 3], 2, -4) == [2, 1, 3]
    assert placed([1, 2], 7, 2) == [1, 7, 2]
