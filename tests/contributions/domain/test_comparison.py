"""What two texts have in common, checked by reading both back out of the answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contributions.domain.comparison import Comparison, Span, compare


def shown(comparison: Comparison) -> list[tuple[str, str]]:
    """Each row as `kept [changed]` on both sides."""
    return [(_marked(row.before), _marked(row.after)) for row in comparison.rows]


def _marked(spans: list[Span]) -> str:
    return "".join(f"[{span.text}]" if span.changed else span.text for span in spans)


def test_one_word_for_another() -> None:
    made = compare("It walks at night.", "It walks at dawn.")
    assert shown(made) == [("It walks at[ night].", "It walks at[ dawn].")]
    assert (made.added, made.removed) == (1, 1)


def test_a_new_paragraph_between_two_old_ones() -> None:
    made = compare("One.\n\nTwo.", "One.\n\nBetween.\n\nTwo.")
    assert shown(made) == [("One.", "One."), ("", "[Between.]"), ("Two.", "Two.")]
    assert (made.added, made.removed) == (1, 0)


def test_a_paragraph_that_is_gone_is_not_taken_for_the_next_one() -> None:
    before = "The keeper climbs the stair.\n\nRain falls on the sea all night."
    made = compare(before, "Rain falls on the grey sea all night.")
    assert shown(made) == [
        ("[The keeper climbs the stair.]", ""),
        ("Rain falls on the sea all night.", "Rain falls on the[ grey] sea all night."),
    ]


def test_the_same_text_is_the_same() -> None:
    made = compare("One.\n\nTwo.", "One.\n\n\nTwo.\n")
    assert all(row.is_same for row in made.rows)
    assert (made.added, made.removed, made.is_rough) == (0, 0, False)


def test_a_change_in_a_long_paragraph_moves_only_its_sentence() -> None:
    before = " ".join(f"This is sentence number {n}." for n in range(2_000))
    made = compare(before, before.replace("number 7.", "called 7."))
    assert (made.added, made.removed, made.is_rough) == (1, 1, False)


words = st.lists(st.sampled_from(["a", "b", "sea.", "lamp", "\n\n"]), max_size=30).map(" ".join)


@given(words, words)
def test_both_texts_can_be_read_out_of_the_answer(before: str, after: str) -> None:
    made = compare(before, after)
    for text, side in ((before, "before"), (after, "after")):
        said = " ".join("".join(s.text for s in getattr(row, side)) for row in made.rows)
        assert said.split() == text.split()
    kept = [
        ["".join(s.text for s in spans if not s.changed) for spans in (row.before, row.after)]
        for row in made.rows
    ]
    assert all(old == new for old, new in kept)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a\n\n" * 50_000, "a\n\n" * 40_000 + "b"),
        ("a\n\nb\n\n" * 20_000, "b\n\nc\n\na\n\n" * 15_000),
        ("word " * 200_000, "other " * 200_000),
        (
            "\n\n".join(f"x{n} y" for n in range(20_000)),
            "\n\n".join(f"y x{n}" for n in range(20_000)),
        ),
    ],
)
def test_two_novels_are_compared_in_bounds(before: str, after: str) -> None:
    """Word by word they would be billions of pairs."""
    assert compare(before, after).rows
