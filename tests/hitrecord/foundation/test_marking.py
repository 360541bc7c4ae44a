"""Words that were searched for, where they stand."""

import pytest

from hitrecord.foundation.marking import marked, passage


def said(text: str, *words: str) -> str:
    return "".join(f"[{piece}]" if is_hit else piece for piece, is_hit in passage(text, words))


def test_a_passage_begins_and_ends_between_words() -> None:
    found = said("before " * 40 + "the harbour " + "after " * 40, "harbour")
    assert found.startswith("… before")
    assert "the [harbour] after" in found
    assert found.endswith("after …")


def test_a_short_text_is_shown_whole() -> None:
    assert said("A harbour of sounds.", "harbour") == "A [harbour] of sounds."


def test_where_no_word_stands_there_is_no_passage() -> None:
    assert said("A lighthouse.", "harbour") == ""
    assert said("", "harbour") == ""


def test_a_text_without_a_gap_is_not_cut() -> None:
    assert said("x" * 300 + "-harbour-" + "y" * 300, "harbour").count("[harbour]") == 1


@pytest.mark.parametrize(
    "typed", ["lighthuose", "ligthouse", "lightxouse", "lxghthouse", "light", "lighthousekeeping"]
)
def test_what_is_nearly_the_word_is_marked(typed: str) -> None:
    found = [piece for piece, is_hit in marked("The lighthouses of the harbour", [typed]) if is_hit]
    assert found == ["lighthouses"]


def test_beside_the_very_word_nothing_is_marked_that_only_looks_like_it() -> None:
    found = [piece for piece, is_hit in marked("Harbours, and a harbour", ["harbour"]) if is_hit]
    assert found == ["harbour"]


def test_short_words_look_like_no_others() -> None:
    assert not any(is_hit for _piece, is_hit in marked("of all, to be", ["ot", "al"]))
