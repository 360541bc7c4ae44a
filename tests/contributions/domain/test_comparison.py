"""What two texts have in common, checked by reading both back out of the answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contributions.domain.common_words import equal_runs
from contributions.domain.comparison import MOST, Comparison, Span, compare
from contributions.domain.effort import Effort


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


def test_few_words_in_many_places_are_little_work() -> None:
    """The longest common stretch, looked for again beside each one found, took minutes here."""
    made = compare("a " * 1_000, "a b " * 1_400)
    assert (made.added, made.removed, made.is_rough) == (1_800, 0, False)


def test_what_is_too_much_stands_whole_and_says_so() -> None:
    before, after = (
        "\n\n".join(f"{n} a" + rest * 1_000 for n in range(900)) for rest in (" b a", " a b")
    )
    made = compare(f"Once.\n\n{before}", f"Once upon.\n\n{after}")
    assert made.is_rough
    assert shown(made)[0] == ("Once.", "Once[ upon].")
    last = made.rows[-1]
    assert [span.changed for span in (*last.before, *last.after)] == [True, True]


@pytest.mark.parametrize("text", ["a\n\n", "a. ", "a\n", "!", "a ", "\n "])
def test_a_text_in_a_million_pieces_makes_no_million_rows(text: str) -> None:
    made = compare(text * 400_000, f"b {text}" * 200_000)
    assert len(made.rows) <= 2 * MOST


@pytest.mark.parametrize(
    ("before", "after"),
    [("a b c", "a c"), ("", "a"), ("a b a b", "b a b a"), ("x", "y"), ("a x b", "a y b")],
)
def test_the_longest_common_row_is_found(before: str, after: str) -> None:
    expected = {"a b c": 2, "": 0, "a b a b": 3, "x": 0, "a x b": 2}[before]
    runs = equal_runs(before.split(), after.split(), Effort(1_000))
    assert runs is not None
    assert sum(size for _a, _b, size in runs) == expected


def test_effort_is_counted_before_it_is_spent() -> None:
    effort = Effort(60)
    assert equal_runs(["a"] * 50, ["b"] * 50, effort) is None
    assert effort.left == 60
    assert equal_runs(["a"], ["b"], effort) == [(0, 0, 0), (1, 1, 0)]
    assert effort.left == 4


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
