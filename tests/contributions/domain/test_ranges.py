import pytest

from contributions.domain.ranges import Span, Unsatisfiable, read_range


@pytest.mark.parametrize(
    ("header", "span"),
    [
        ("bytes=0-0", Span(0, 0)),
        ("bytes=2-5", Span(2, 5)),
        ("bytes=2-", Span(2, 9)),
        ("bytes=-3", Span(7, 9)),
        ("bytes=-99", Span(0, 9)),
        ("bytes=2-99", Span(2, 9)),
        (f"bytes=2-{'9' * 30}", Span(2, 9)),
        ("bytes=-", None),
        ("bytes=5-2", None),
        ("bytes=0-1,4-5", None),
        ("", None),
    ],
)
def test_a_range_of_ten_bytes_is_read(header: str, span: Span | None) -> None:
    assert read_range(header, 10) == span


@pytest.mark.parametrize(
    ("header", "size"),
    [
        ("bytes=10-", 10),
        (f"bytes={'9' * 30}-", 10),
        ("bytes=-0", 10),
        ("bytes=-1", 0),
    ],
)
def test_nothing_lies_in_the_range(header: str, size: int) -> None:
    with pytest.raises(Unsatisfiable):
        read_range(header, size)
