"""Fountain as its own documents show it."""

import pytest

from contributions.domain.emphasis import Run, plain, runs
from contributions.domain.fountain import read
from contributions.domain.screenplay import Element, Part

Pair = tuple[Part, str]


def told(text: str) -> list[Pair]:
    return [(element.part, element.text) for element in read(text).elements]


@pytest.mark.parametrize(
    "line",
    [
        "INT. LIGHTHOUSE - NIGHT",
        "int. lighthouse - night",
        "EXT PIER - DAWN",
        "INT./EXT. BOAT",
        "INT/EXT. BOAT",
        "I/E. BOAT",
        "EST. THE SEA",
    ],
)
def test_a_place_and_a_time_begin_a_scene(line: str) -> None:
    assert told(f"{line}\n\nFog.") == [(Part.HEADING, line), (Part.ACTION, "Fog.")]


def test_a_dot_forces_a_scene_and_three_dots_do_not() -> None:
    assert told(".SNIPER SCOPE POV\n\n...and on.") == [
        (Part.HEADING, "SNIPER SCOPE POV"),
        (Part.ACTION, "...and on."),
    ]


def test_a_scene_keeps_its_own_number() -> None:
    [scene] = read("INT. HOUSE - DAY #110-A#").elements
    assert scene == Element(Part.HEADING, "INT. HOUSE - DAY", number="110-A")


def test_a_word_that_begins_like_a_place_is_action() -> None:
    assert told("INTERIOR light falls.\n\nESTHER waits.") == [
        (Part.ACTION, "INTERIOR light falls."),
        (Part.ACTION, "ESTHER waits."),
    ]


def test_capitals_above_words_speak_them() -> None:
    text = "KEEPER (O.S.)\n(whispering)\nWho is there?\nAnswer me.\n\nNobody."
    assert told(text) == [
        (Part.CHARACTER, "KEEPER (O.S.)"),
        (Part.PARENTHETICAL, "(whispering)"),
        (Part.DIALOGUE, "Who is there?\nAnswer me."),
        (Part.ACTION, "Nobody."),
    ]


def test_capitals_alone_say_nothing() -> None:
    assert told("BANG.\n\nSilence.") == [(Part.ACTION, "BANG."), (Part.ACTION, "Silence.")]


def test_a_name_in_small_letters_is_forced_with_an_at() -> None:
    assert told("@McCLANE\nYippie ki-yay.")[0] == (Part.CHARACTER, "McCLANE")


def test_a_number_and_capitals_are_a_name() -> None:
    assert told("R2D2\nBeep.")[0] == (Part.CHARACTER, "R2D2")
    assert told("23\nBeep.") == [(Part.ACTION, "23\nBeep.")]


def test_a_caret_puts_two_speeches_side_by_side() -> None:
    first, _said, second, _too = read("ADA\nGo.\n\nBEN ^\nStay.").elements
    assert (first.dual, second.dual, second.text) == (False, True, "BEN")


def test_two_spaces_keep_a_gap_in_a_speech() -> None:
    assert told("ADA\nOne.\n  \nTwo.")[1] == (Part.DIALOGUE, "One.\n\nTwo.")


def test_lyrics_transitions_and_centred_lines() -> None:
    text = "~Willy Wonka\n\nCUT TO:\n\n> Burn to white.\n\n> THE END <\n\n==="
    assert told(text) == [
        (Part.LYRICS, "Willy Wonka"),
        (Part.TRANSITION, "CUT TO:"),
        (Part.TRANSITION, "Burn to white."),
        (Part.CENTRED, "THE END"),
        (Part.BREAK, ""),
    ]


def test_an_exclamation_mark_forces_action() -> None:
    assert told("!INT. NOT A SCENE\n\n!BOOM\nit goes.") == [
        (Part.ACTION, "INT. NOT A SCENE"),
        (Part.ACTION, "BOOM\nit goes."),
    ]


def test_sections_and_synopses_are_the_writers_own() -> None:
    section, synopsis = read("## Act two\n\n= They meet.").elements
    assert (section.part, section.text, section.level) == (Part.SECTION, "Act two", 2)
    assert (synopsis.part, synopsis.text) == (Part.SYNOPSIS, "They meet.")


def test_a_boneyard_is_gone_and_a_note_stands_apart() -> None:
    text = "Before.\n\n/* INT. OLD\n\nscene */\n\n[[Check\nthis.]]\n\nAfter[[ why?]]."
    assert told(text) == [
        (Part.ACTION, "Before."),
        (Part.NOTE, "Check this."),
        (Part.ACTION, "After."),
    ]


def test_an_open_boneyard_hides_nothing() -> None:
    assert told("Before.\n\n/* After.") == [(Part.ACTION, "Before."), (Part.ACTION, "/* After.")]


def test_a_title_page_has_keys_and_lines() -> None:
    text = "Title:\n   _**BRICK**_\n   A film\nAuthor: Ada Brandt\n\nFADE IN:\n\nFog."
    play = read(text)
    assert play.title_page == [("Title", ["_**BRICK**_", "A film"]), ("Author", ["Ada Brandt"])]
    assert [element.text for element in play.elements] == ["FADE IN:", "Fog."]


def test_fade_in_is_no_title_page() -> None:
    play = read("FADE IN:\n\nFog.")
    assert play.title_page == []
    assert [element.text for element in play.elements] == ["FADE IN:", "Fog."]


def test_indented_action_keeps_its_indent() -> None:
    play = "Fog.\n\nA list:\n\tone\n\ttwo"
    assert told(play)[1] == (Part.ACTION, "A list:\n    one\n    two")


def test_emphasis_within_a_line() -> None:
    assert runs("a *b* **c** ***d*** _e_") == [
        Run("a "),
        Run("b", italic=True),
        Run(" "),
        Run("c", bold=True),
        Run(" "),
        Run("d", bold=True, italic=True),
        Run(" "),
        Run("e", underlined=True),
    ]


@pytest.mark.parametrize("line", ["2 * 3 * 4", "*open", "snake_ and _snake", "***", "\\"])
def test_marks_without_a_partner_are_characters(line: str) -> None:
    assert plain(line) == line


def test_a_backslash_keeps_a_mark() -> None:
    assert plain("\\*not\\* italic") == "*not* italic"


@pytest.mark.parametrize(
    "bomb",
    ["A\n" + "b\n" * 200_000, "*a " * 200_000, "[[" * 400_000, "/*" * 400_000, "*" * 900_000],
)
def test_a_bomb_is_read_in_one_pass(bomb: str) -> None:
    """Hours, if any of it were read twice for each of its lines."""
    for element in read(bomb).elements:
        assert all(len(plain(line)) <= len(line) for line in element.text.split("\n"))
