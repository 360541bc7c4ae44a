import pytest

from contributions.typesetting import count_words, excerpt, quoted, to_html, typeset
from contributions.typesetting.parts import WEIGHT


def test_a_poem_keeps_its_line_breaks() -> None:
    assert to_html("They built me\nto stand.") == "<p>They built me<br>\nto stand.</p>\n"


def test_a_heading_of_a_text_stands_below_the_title_of_its_page() -> None:
    assert to_html("# One") == "<h2>One</h2>\n"
    assert "<h" not in to_html("# One", headings=False)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("  A slice\nof light. ", 4),
        ("灯台は歩く。海は、静か。", 9),
        ("她说 hello world 走了！", 6),
        ("", 0),
    ],
)
def test_words_are_counted_where_no_spaces_part_them(text: str, words: int) -> None:
    assert count_words(text) == words


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](data:text/html,hello)",
        "![x](https://tracker.example/pixel.png)",
        "<https://x.example/\"onmouseover='alert(1)'>",
    ],
)
def test_nothing_typed_becomes_a_script_or_loads_from_elsewhere(attack: str) -> None:
    html = to_html(attack)
    for tag in ("<script", "<img", 'href="javascript', 'href="data', "onerror=alert(1)>"):
        assert tag not in html


def test_links_pass_on_no_reputation() -> None:
    html = to_html("[boats](https://boats.example/)")
    assert 'rel="nofollow ugc noopener"' in html


@pytest.mark.parametrize("bomb", [">" * 9_000, "[a](b" * 2_000, "*a " * 3_000, "- " * 4_000])
def test_a_bomb_stays_small(bomb: str) -> None:
    assert len(to_html(bomb)) < 5 * len(bomb)


def test_a_screenplay_is_set_in_the_order_in_which_it_is_read() -> None:
    text = (
        "INT. PIER - DAY #4#\n\nFog & *rain*.\n\nADA\n(low)\nGo.\n\nBEN ^\nStay.\n\n~La\n\n> <b> <"
    )
    assert typeset(text, "screenplay").html == (
        '<h2 id="h-1"><span class="scene-number">4</span> INT. PIER - DAY</h2>'
        '<p class="action">Fog &amp; <em>rain</em>.</p>'
        '<div class="dual"><div class="speech"><p class="cue">ADA</p><p class="aside">(low)</p>'
        '<p class="said">Go.</p></div>'
        '<div class="speech"><p class="cue">BEN</p><p class="said">Stay.</p></div></div>'
        '<p class="lyrics">La</p><p class="centred">&lt;b&gt;</p>'
    )


def test_a_short_text_is_one_part_and_the_same_html() -> None:
    text = "# Legs\n\nThey *built* me\nto stand.\n\n- a\n- b\n"
    made = typeset(text, "prose")
    assert made.html.replace(' id="h-1"', "") == to_html(text)
    assert made.parts == [{"start": 0, "end": len(made.html), "headings": [["h-1", "Legs", 2]]}]


def test_a_long_text_is_cut_at_its_chapters() -> None:
    chapter = "word " * 1_500
    made = typeset("\n\n".join(f"# Chapter {n}\n\n{chapter}" for n in range(1, 5)), "prose")
    assert [part["headings"][0][1] for part in made.parts] == [f"Chapter {n}" for n in (1, 2, 3, 4)]
    assert "".join(made.html[part["start"] : part["end"]] for part in made.parts) == made.html


@pytest.mark.parametrize(
    "text",
    [
        "word. " * 30_000,
        "字" * 60_000,
        "a\n" * 30_000,
        "> " + "word " * 30_000,
        "> quoted\n>\n" * 5_000,
        "- item\n" * 10_000,
        "7. item\n" * 10_000,
        "```\n" + "code\n" * 20_000 + "```",
        "- one\n\n  " + "word " * 100,
    ],
)
def test_a_text_without_a_chapter_is_cut_all_the_same(text: str) -> None:
    made = typeset(text, "prose")
    pieces = [made.html[part["start"] : part["end"]] for part in made.parts]
    assert "".join(pieces) == made.html
    heavy = [len(piece.encode()) for piece in pieces if len(piece.encode()) > 4 * WEIGHT]
    assert heavy == []


def test_a_list_that_goes_on_over_the_page_goes_on_counting() -> None:
    made = typeset("".join(f"{n}. item number {n}\n" for n in range(1, 2_001)), "prose")
    second = made.html[made.parts[1]["start"] :]
    first = made.html[: made.parts[1]["start"]]
    assert second.startswith(f'<ol start="{first.count("<li>") + 1}">')


@pytest.mark.parametrize(
    "bomb",
    [
        "> " * 10_000 + "kept",
        "- " * 10_000 + "kept",
        "1. " * 10_000 + "kept",
        "> - " * 5_000 + "kept",
        "\n".join("  " * n + "- kept" for n in range(600)),
        "\n".join("> " * n + "kept" for n in range(1, 600)),
    ],
)
def test_what_is_nested_too_deep_is_still_there(bomb: str) -> None:
    assert to_html(bomb).count("kept") == bomb.count("kept")


@pytest.mark.parametrize("uses", [19_000, 30_000])
def test_a_bomb_of_references_does_not_go_off(uses: int) -> None:
    bomb = "[a]: http://x.example/" + "y" * 10_000 + "\n\n" + "[a] " * uses
    assert len(to_html(bomb)) < 20 * len(bomb)


def test_a_text_of_headings_has_contents_that_end() -> None:
    made = typeset("# a\n" * 5_000, "prose")
    assert sum(len(part["headings"]) for part in made.parts) == 1_000


def test_marks_by_the_hundred_thousand_are_set_as_typed() -> None:
    made = typeset("*a" * 120_000 + "\n\n<b>", "prose")
    assert "<em>" not in made.html
    assert made.html.endswith("<p>&lt;b&gt;</p>\n")
    assert typeset("# a\n" * 70_000, "prose").html.startswith("<p># a<br># a")


@pytest.mark.parametrize(
    "bomb", ["[ " * 200_000, "![ " * 150_000, "[a](b" * 100_000, "# a\n" * 100_000, "*a " * 150_000]
)
def test_a_text_full_of_marks_is_set_in_the_end(bomb: str) -> None:
    assert to_html(bomb)


def test_the_first_lines_are_read_without_their_marks() -> None:
    text = "# Legs\n\n---\n> *They* built [me](https://x.example)\n- 2 * 3 = `6`\n\nto_stand_still"
    assert excerpt(text, 6) == ["They built me", "2 * 3 = 6", "to_stand_still"]


def test_a_long_first_line_is_cut_at_a_word() -> None:
    [line] = excerpt("word " * 200, 1)
    assert line.endswith("word…")
    assert len(line) <= 161


@pytest.mark.parametrize("mark", ["[", "]", "*", "_", "`", "<", "!["])
def test_half_a_megabyte_of_one_mark_is_only_text(mark: str) -> None:
    html = to_html(mark * (400_000 // len(mark)))
    assert html.count(mark[-1] if mark != "<" else "&lt;") >= 200_000


def test_a_card_shows_the_words_and_not_the_title_once_more() -> None:
    play = "Title: The tide table\nAuthor: Ada\n\nINT. LIGHTHOUSE - NIGHT\n\nIt gets up."
    assert excerpt(play, 2) == ["INT. LIGHTHOUSE - NIGHT", "It gets up."]
    assert excerpt("# The tide table\n\n## Low water\n\nIt gets up.", 2) == ["It gets up."]
    assert excerpt("# Only a heading", 2) == ["Only a heading"]


def test_a_notice_of_an_answer_leaves_out_what_it_quotes() -> None:
    assert quoted("> The tide is *late*.\n\nIt is not.\n>> Far off\n") == "It is not."
    assert quoted("> Only this.") == "Only this."
