"""A text as a PDF: laid out by our own lines, so that the same text gives the same bytes."""

import re

import pytest
from reportlab.pdfbase import pdfmetrics

from contributions.printing import bidi, fonts
from contributions.printing.blocks import Block, Run, blocks_of
from contributions.printing.pdf import make_pdf
from contributions.printing.words import Piece, lines_of
from contributions.typesetting import typeset
from tests.contributions.printing.editions import MIXED, SCREENPLAY, edition


@pytest.fixture(autouse=True)
def _fonts() -> None:
    fonts.register()


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", pdf))


def lines(text: str, width: float = 300) -> list[str]:
    made = lines_of([Run(text)], width=width, family="page", size=10)
    return ["".join(piece.text for piece in line) for line in made]


@pytest.mark.parametrize(("text", "layout"), [(MIXED, "prose"), (SCREENPLAY, "screenplay")])
def test_the_same_text_gives_the_same_bytes(text: str, layout: str) -> None:
    first, second = (make_pdf(edition(text, layout)) for _ in range(2))
    assert first.startswith(b"%PDF-1.")
    assert first == second


def test_a_book_has_a_title_page_the_text_and_the_credits() -> None:
    assert pages(make_pdf(edition("One line."))) == 3


def test_a_screenplay_stands_on_letter_and_a_story_on_a5() -> None:
    assert b"/MediaBox [ 0 0 612 792 ]" in make_pdf(edition(SCREENPLAY, "screenplay"))
    assert b"/MediaBox [ 0 0 419.5 595.3 ]" in make_pdf(edition("Once."))


def test_what_the_page_says_is_what_is_laid_out() -> None:
    blocks = blocks_of(
        typeset("# A & b\n\n*one*\ntwo\n\n> three\n\n2. four\n\n- five", "prose").html
    )
    assert [(b.style, b.text, b.depth, b.marker) for b in blocks] == [
        ("h2", "A & b", 0, ""),
        ("p", "one\ntwo", 0, ""),
        ("p", "three", 1, ""),
        ("p", "four", 1, "2."),
        ("p", "five", 1, "•"),
    ]
    assert blocks[1].runs[0] == Run("one", italic=True)


def test_a_scene_has_its_number_in_the_margin() -> None:
    [scene] = blocks_of(typeset("INT. PIER - DAY #4A#", "screenplay").html)
    assert (scene.marker, scene.text) == ("4A", "INT. PIER - DAY")


def test_the_old_block_of_a_screenplay_is_laid_out_too() -> None:
    assert blocks_of('<pre class="screenplay">   KEEPER\n      Go.</pre>') == [
        Block("screenplay", [Run("   KEEPER\n      Go.", mono=True)])
    ]


def test_words_fill_lines_and_no_line_is_too_wide() -> None:
    text = "the lighthouse took a step " * 20 + "w" * 200 + " 日本語の文" * 30
    made = lines_of([Run(text)], width=150, family="page", size=10)
    assert all(sum(piece.width for piece in line) <= 151 for line in made)
    said = "".join(piece.text for line in made for piece in line)
    assert said.replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("text", ["Ελληνικά", "Кириллица", "Tiếng Việt", "→ ☃ ♥", "🦊"])
def test_every_letter_is_in_the_font_it_is_set_in(text: str) -> None:
    for line in lines_of([Run(text)], width=300, family="script", size=10):
        for piece in line:
            face = pdfmetrics.getFont(piece.font).face
            assert all(ord(letter) in face.charToGlyph for letter in piece.text)


def test_what_no_font_has_is_called_by_its_name() -> None:
    assert lines("ᚠ") == [" [runic letter fehu feoh fe f] "]


def test_joiners_leave_no_trace() -> None:
    assert lines("a\u200db\ufe0f") == ["ab"]


def test_hebrew_is_drawn_from_its_end() -> None:
    assert lines("שלום עולם") == ["םלוע םולש"]


def test_hebrew_in_a_line_that_reads_from_the_left() -> None:
    assert lines("say שלום עולם now") == ["say םלוע םולש now"]


def test_arabic_letters_join() -> None:
    assert bidi.shaped("بيت") == "\ufe91\ufef4\ufe96"
    assert bidi.shaped("لا") == "\ufefb"
    assert bidi.shaped("stone") == "stone"


def test_brackets_turn_with_the_words() -> None:
    [line] = [bidi.in_reading_order([Piece("(שלום)", "wide", 10)])]
    assert line[0].text == "(םולש)"


def test_a_speech_over_a_page_says_so() -> None:
    long = "ADA\n" + "\n".join(f"Line {n}." for n in range(120))
    assert pages(make_pdf(edition(long, "screenplay"))) == 5


@pytest.mark.parametrize(
    "text",
    ["\n".join("> " * n + "deep" for n in range(1, 40)), "x" * 5_000, "字" * 5_000, "- \n" * 50],
)
def test_strange_texts_become_books_as_well(text: str) -> None:
    assert make_pdf(edition(text)).startswith(b"%PDF")


@pytest.mark.parametrize("strange", ["\ufffe", "\uffff", "\x0c", "\x00", "&#12;", "&#xfffe;"])
def test_what_xml_cannot_hold_stops_no_book(strange: str) -> None:
    """Texts stored long ago may hold it."""
    made = make_pdf(edition(f"fo{strange}x", title=f"A {strange} fox"))
    assert pages(made) == 3
