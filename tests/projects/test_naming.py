"""A reason names the works it means, and no others."""

from __future__ import annotations

import pytest

from projects.domain.naming import linked_in, named_in


@pytest.mark.parametrize(
    ("words", "titles", "named"),
    [
        ("Waltz", {"Waltz", "Lamp"}, {"Waltz"}),
        ("For the foghorn in Waltz.", {"Waltz"}, {"Waltz"}),
        ("Waltzes of all sorts", {"Waltz"}, set()),
        ("A remark about the rhythm", {"A"}, set()),
        ("Was heard", {"A", "as"}, set()),
        ("What he said about “A”", {"A"}, {"A"}),
        ("A", {"A"}, {"A"}),
        ("Waltz, A", {"A", "Waltz", "Lamp"}, {"A", "Waltz"}),
        ("Zu „Ei“ und «Oh»", {"Ei", "Oh"}, {"Ei", "Oh"}),
        ("Waltz for two", {"Waltz", "Waltz for two"}, {"Waltz for two"}),
        ("Waltz for two, Waltz", {"Waltz", "Waltz for two"}, {"Waltz", "Waltz for two"}),
        ("(a+b)?", {"(a+b)?", "ab"}, {"(a+b)?"}),
        ("The 灯台 at night", {"灯台"}, set()),
        ("“灯台”", {"灯台"}, {"灯台"}),
        ("Anything", {""}, set()),
        ("", {"Waltz"}, set()),
    ],
)
def test_a_title_is_named_as_a_whole(words: str, titles: set[str], named: set[str]) -> None:
    assert named_in(words, titles) == named


def test_a_work_is_named_by_its_address_too() -> None:
    words = "See https://example.org/works/12/ and /works/7/versions/2/, not /networks/5/."
    assert linked_in(words) == {12, 7}
