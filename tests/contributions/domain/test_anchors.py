import pytest
from hypothesis import given
from hypothesis import strategies as st

from contributions.domain.anchors import Box, Found, Moment, Passage, Unreadable, locate, read_time
from contributions.domain.cues import clock


@pytest.mark.parametrize(
    ("typed", "milliseconds"),
    [
        ("0:42", 42_000),
        (" 1:02:03 ", 3_723_000),
        ("90:00", 5_400_000),
        ("0:42.5", 42_500),
        ("0:42,05", 42_050),
        ("42", 42_000),
        ("7.25", 7_250),
    ],
)
def test_a_time_is_read_as_people_write_it(typed: str, milliseconds: int) -> None:
    assert read_time(typed) == milliseconds


@pytest.mark.parametrize(
    "typed", ["", "soon", "-1", "1:75", "1:2:3:4", "0:٤٢", "1e9", "0:42 pm", "999:59:59"]
)
def test_what_is_no_time_is_refused_with_its_words(typed: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_time(typed)
    assert refused.value.args == (typed,)


@given(st.integers(0, 86_400))
def test_a_clock_is_read_back(seconds: int) -> None:
    assert read_time(clock(seconds * 1000)) == seconds * 1000


def test_a_stretch_ends_after_it_begins_and_a_box_lies_within_its_picture() -> None:
    for wrong in ((5, 5), (-1, None), (5, 2)):
        with pytest.raises(ValueError, match="ends after"):
            Moment(*wrong)
    for sides in ((0, 0, 0, 5), (9_999, 0, 2, 1), (-1, 0, 5, 5), (0, 9_000, 1, 1_001)):
        with pytest.raises(ValueError, match="within"):
            Box(*sides)


def test_of_the_same_words_in_two_places_the_surroundings_decide() -> None:
    text = "the sea and the sea again"
    second = Passage("the sea", before="and ", after=" again")
    assert locate(second, text) == Found(12, 19, 8, 1)
    assert locate(Passage("the sea", before="and"), text) == Found(12, 19, 3, 1)
    assert locate(Passage("the sea"), text) == Found(0, 7, 0)
    assert locate(second, "nothing of it") is None
    assert locate(Passage(""), text) is None


@given(st.text("ab ", max_size=30), st.text("ab ", min_size=1, max_size=4))
def test_a_passage_is_found_where_its_words_stand_or_not_at_all(text: str, quote: str) -> None:
    found = locate(Passage(quote), text)
    assert (found is None) == (quote not in text)
    if found:
        assert text[found.start : found.end] == quote


def test_a_sign_that_stands_everywhere_is_not_compared_everywhere() -> None:
    assert locate(Passage("a", before="b"), "a" * 10_000_000 + "ba") == Found(0, 1, 0)
