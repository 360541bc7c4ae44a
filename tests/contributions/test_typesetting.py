import pytest

from contributions.typesetting import excerpt, screenplay_to_html, to_html


def test_a_poem_keeps_its_line_breaks() -> None:
    assert to_html("They built me\nto stand.") == "<p>They built me<br>\nto stand.</p>\n"


def test_a_heading_of_a_text_stands_below_the_title_of_its_page() -> None:
    assert to_html("# One") == "<h2>One</h2>\n"
    assert "<h" not in to_html("# One", headings=False)


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
    assert len(to_html(bomb)) < 3 * len(bomb)


def test_a_screenplay_keeps_its_spaces_and_no_tags() -> None:
    assert screenplay_to_html("   <b>KEEPER") == '<pre class="screenplay">   &lt;b&gt;KEEPER</pre>'


def test_the_first_lines_are_read_without_their_marks() -> None:
    text = "# Legs\n\n---\n> *They* built [me](https://x.example)\n- 2 * 3 = `6`\n\nto_stand_still"
    assert excerpt(text, 6) == ["Legs", "They built me", "2 * 3 = 6", "to_stand_still"]


def test_a_long_first_line_is_cut_at_a_word() -> None:
    [line] = excerpt("word " * 200, 1)
    assert line.endswith("word…")
    assert len(line) <= 161


@pytest.mark.parametrize("mark", ["[", "]", "*", "_", "`", "<", "!["])
def test_half_a_megabyte_of_one_mark_is_only_text(mark: str) -> None:
    html = to_html(mark * (400_000 // len(mark)))
    assert html.count(mark[-1] if mark != "<" else "&lt;") >= 200_000
