from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from contributions.domain.passages import shared
from contributions.domain.shingles import PASSAGE, marks_of, words_in


def lot(seed: int, count: int) -> list[str]:
    drawn = random.Random(seed)  # noqa: S311
    return [f"w{drawn.randrange(4000)}" for _ in range(count)]


@settings(max_examples=60)
@given(before=st.integers(0, 60), after=st.integers(0, 60), seed=st.integers(0, 999))
def test_a_shared_passage_of_thirty_words_always_has_a_shared_mark(
    before: int, after: int, seed: int
) -> None:
    passage = lot(seed, PASSAGE)
    one = [*lot(seed + 1000, before), *passage, *lot(seed + 2000, after)]
    other = [*lot(seed + 3000, after), *passage, *lot(seed + 4000, before)]
    assert {mark for mark, _ in marks_of(one)} & {mark for mark, _ in marks_of(other)}


def test_few_marks_stand_for_many_words() -> None:
    assert 600 < len(marks_of(lot(1, 10_000))) < 1_000


def test_words_are_those_of_any_script_without_case() -> None:
    assert words_in("STRASSE, l’Été — 猫である") == ["strasse", "l", "été", "猫", "で", "あ", "る"]


def test_short_and_repeated_words_have_no_marks() -> None:
    assert marks_of(["la"] * 400) == []
    assert marks_of(["five", "words", "are", "too", "few"]) == []


def test_a_passage_is_followed_in_both_directions() -> None:
    assert shared(list("xxabcdef"), 4, list("abcdeg"), 2) == (2, 0, 5)
    assert shared(list("abc"), 1, list("abc"), 1) == (0, 0, 3)
