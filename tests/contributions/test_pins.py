"""Marks in a text, behind the words that are meant, whatever stands around them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contributions import typesetting
from contributions.typesetting.pins import pinned
from contributions.typesetting.read_out import read_out

PIN = "<b></b>"


@pytest.mark.parametrize(
    ("markup", "words", "expected"),
    [
        ("<p>The sea came in.</p>", "The sea", f"<p>The sea{PIN} came in.</p>"),
        ("<p>The <em>sea</em> came.</p>", "The sea", f"<p>The <em>sea{PIN}</em> came.</p>"),
        ("<p>Ben &amp; the sea</p>", "Ben & the", f"<p>Ben &amp; the{PIN} sea</p>"),
        ("<p>One</p>\n<p>two</p>", "One two", f"<p>One</p>\n<p>two{PIN}</p>"),
        ("<p>One<br>two</p>", "One", f"<p>One{PIN}<br>two</p>"),
        (
            '<p>See <a href="/x?a>b">the sea there</a> now</p>',
            "See the sea",
            f'<p>See <a href="/x?a>b">the sea there</a>{PIN} now</p>',
        ),
    ],
)
def test_it_stands_behind_the_words(markup: str, words: str, expected: str) -> None:
    end = read_out(markup).index(words) + len(words)
    assert pinned(markup, [(end, PIN)]) == expected


def test_several_stand_in_their_order_and_two_at_one_place() -> None:
    text = "<p>one two three</p>"
    assert pinned(text, [(13, "3"), (3, "1"), (3, "2")]) == "<p>one12 two three3</p>"


def test_what_lies_behind_the_end_is_left_out() -> None:
    assert pinned("<p>one</p>", [(99, PIN)]) == "<p>one</p>"


@given(st.text(max_size=200), st.data())
def test_whatever_is_typed_reads_as_before(text: str, data: st.DataObject) -> None:
    markup = typesetting.to_html(text)
    read = read_out(markup)
    end = data.draw(st.integers(0, len(read)))
    marked = pinned(markup, [(end, PIN)])
    assert marked.replace(PIN, "") == markup
    assert read_out(marked) == read
    if PIN in marked and not re.search("<a ", markup):
        assert len(read_out(marked.partition(PIN)[0])) in (end, end - 1)
