"""What the pages about the house say is there."""

import re

import pytest

from tests.hitrecord.test_architecture import ROOT

PLACE = re.compile(r"`([a-z_]+/[\w./-]*)`")


@pytest.mark.parametrize("page", ["words", "architecture"])
def test_every_place_that_a_page_names_is_there(page: str) -> None:
    text = (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8")
    named = PLACE.findall(text)
    assert named
    assert [place for place in named if not (ROOT / place).exists()] == []
    assert f"docs/{page}.md" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_words_of_each_part_stand_in_their_order() -> None:
    text = (ROOT / "docs" / "words.md").read_text(encoding="utf-8")
    for part in text.split("## ")[1:]:
        words = re.findall(r"^\| (\w[\w ]*)", part, flags=re.MULTILINE)[1:]
        assert words == sorted(words)
