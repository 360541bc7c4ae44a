"""Three people hold a conversation about a song until a new version of it is better."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.journeys import making
from tests.journeys.people import Crowd, Person

pytestmark = pytest.mark.browser
EVERYTHING = {"resultTypes": ["violations"]}
PHONE = {"viewport": {"width": 360, "height": 740}, "color_scheme": "dark"}
SCENE = "INT. LAMP ROOM - NIGHT\n\nKEEPER\nYou were late\nagain tonight."
VERSE = "The sea came in over the pier. It left again without a word. The sea came in once more."


def is_clean(person: Person) -> None:
    found = Axe().run(person.page, options=EVERYTHING).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []


@pytest.fixture(scope="module")
def song(crowd: Crowd, folder: Path) -> str:
    """Cleo's song is ready, and she asks what she wants to hear about it."""
    cleo = crowd.member("cleo").open("/contribute/")
    cleo.field("No sources, all mine").check()
    file = making.song(folder / "turn.wav", seconds=8, pitch=247)
    path = cleo.publishes(file=file, title="The turn")
    expect(cleo.page.get_by_role("slider", name="Seek")).to_be_visible(timeout=60_000)
    cleo.page.get_by_label("What should people look at?").fill("Is the turn earned?")
    cleo.page.get_by_label("How blunt may they be?").select_option(label="Blunt is fine.")
    cleo.press("Ask").arrives(path).sees("Is the turn earned?")
    return path


def test_dan_pins_a_remark_to_where_the_player_stands(crowd: Crowd, song: str) -> None:
    dan = crowd.member("dan").open(song)
    dan.sees("Blunt is fine.")
    slider = dan.page.get_by_role("slider", name="Seek")
    slider.focus()
    dan.page.keyboard.press("5")
    dan.press("Now 0:04")
    expect(dan.field("At")).to_have_value("0:04")
    dan.fill(comment="The voice *disappears* here.")
    dan.press("Preview").sees("This is how it will look.")
    dan.press("Send", dan.page.locator("#comment")).arrives(song)
    dan.sees("Open")
    remark = dan.page.locator(".comment", has_text="disappears here.")
    expect(remark.get_by_role("link", name="1 0:04")).to_be_visible()
    is_clean(dan)


def test_eva_pins_a_passage_by_hand_on_a_phone_without_scripts(crowd: Crowd, song: str) -> None:
    options = PHONE | {"java_script_enabled": False}
    eva = crowd.member("eva", **options).open(song)
    eva.field("At").fill("soon")
    eva.fill(comment="It floats a bit.")
    eva.press("Send", eva.page.locator("#comment")).sees("“soon” is not a time.")
    eva.field("At").fill("0:01")
    eva.field("until").fill("0:03.5")
    eva.press("Send", eva.page.locator("#comment")).arrives(song)
    expect(eva.page.get_by_role("link", name=re.compile("^Comment 1 at 0:01–0:03"))).to_be_visible()


def test_remarks_follow_the_playhead_and_flags_seek(crowd: Crowd, song: str) -> None:
    ada = crowd.member("ben").open(song)
    flag = ada.page.get_by_role("link", name=re.compile(r"^Comment 2 at 0:04"))
    flag.locator("rect.flag").click()
    slider = ada.page.get_by_role("slider", name="Seek")
    expect(slider).to_have_attribute("aria-valuenow", "4")
    expect(ada.page.locator(".comment.now")).to_contain_text("disappears")
    expect(ada.page.locator(".remark-now")).to_contain_text("Dan Ilić: The voice disappears here.")
    ada.page.keyboard.press("Home")


def test_the_remarks_on_the_work_are_hidden_until_they_are_wanted(crowd: Crowd, song: str) -> None:
    """Without scripts for the page one stands on."""
    plain = crowd.member("eva", java_script_enabled=False).open(song)
    flags = plain.page.locator(".stage .flags")
    expect(flags).to_be_visible()
    plain.field("Comments on the work").uncheck()
    expect(flags).to_be_hidden()
    ben = crowd.member("ben", **PHONE).open(song)
    ben.field("Comments on the work").uncheck()
    ben.page.reload()
    expect(ben.page.locator(".stage .flags")).to_be_hidden()
    is_clean(ben)


def test_cleo_addresses_one_in_the_third_version_and_says_no_to_the_other(
    crowd: Crowd, song: str, folder: Path
) -> None:
    cleo = crowd.member("cleo").open(song)
    for name, pitch in (("turn2.wav", 294), ("turn3.wav", 311)):
        cleo.press("New version").arrives(r"/drafts/\d+/")
        cleo.field("File").set_input_files(making.song(folder / name, seconds=8, pitch=pitch))
        cleo.press("Publish").arrives(song)
        expect(cleo.page.get_by_role("slider", name="Seek")).to_be_visible(timeout=60_000)
    for words, answer, button in (
        ("disappears", "An octave up now. Thank you.", "Addressed"),
        ("floats", "I want it to float.", "Won’t do"),
    ):
        remark = cleo.page.locator(".comment", has_text=words)
        remark.get_by_text("What became of it").click()
        remark.get_by_label(re.compile("What you say to")).fill(answer)
        remark.get_by_label("Addressed in").select_option("version 3")
        remark.get_by_role("button", name=button, exact=True).click()
        cleo.sees(answer)
    cleo.sees("Dan Ilić is a candidate for an influence credit")
    cleo.follow("Addressed 1").sees("disappears")
    expect(cleo.page.locator(".comment", has_text="It floats a bit.")).to_have_count(0)
    is_clean(cleo.open(song))


def test_dan_hears_of_it_and_words_his_remark_anew(crowd: Crowd, song: str) -> None:
    dan = crowd.member("dan").open("/notices/")
    dan.sees(re.compile("addressed your comment in version 3 of “The turn”"))
    dan.open(song).follow("Reword").arrives(r"/comments/\d+/wording/")
    is_clean(dan)
    dan.fill(comment="The voice disappeared here.").press("Save").arrives(song)
    dan.follow("reworded").arrives(r"/comments/\d+/").sees("The voice *disappears* here.")
    is_clean(dan)


def test_a_remark_about_words_is_pinned_by_selecting_them(crowd: Crowd) -> None:
    eva = crowd.member("eva").open("/contribute/")
    eva.field("No sources, all mine").check()
    path = eva.publishes(title="The pier", text=VERSE)
    dan = crowd.member("dan").open(path)
    dan.page.evaluate(
        """() => {
            const words = document.querySelector('.reader p').firstChild;
            const at = words.data.lastIndexOf('The sea');
            getSelection().setBaseAndExtent(words, at, words, at + 15);
        }"""
    )
    dan.press("About these words")
    expect(dan.field("The words you mean")).to_have_value("The sea came in")
    dan.fill(comment="Once was enough.")
    dan.press("Send", dan.page.locator("#comment")).arrives(path)
    dan.sees("“The sea came in”")
    marked = (
        "[...CSS.highlights.get('passage')].map(range => [range.toString(), range.startOffset])"
    )
    assert dan.page.evaluate(marked) == [["The sea came in", VERSE.rindex("The sea")]]
    words = """reader => {
        const [at] = [...CSS.highlights.get('passage')][0].getClientRects();
        const whole = reader.getBoundingClientRect();
        return { x: at.x - whole.x + 9, y: at.y - whole.y + at.height / 2 };
    }"""
    reader = dan.page.locator(".reader")
    reader.click(position=reader.evaluate(words))
    lead = dan.page.get_by_role("link", name="1 Dan Ilić: Once was enough.")
    expect(lead).to_have_attribute("href", re.compile(r"^#comment-\d+$"))
    is_clean(dan)
    dan.field("Comments on the work").uncheck()
    expect(lead).to_have_count(0)
    assert dan.page.evaluate("CSS.highlights.get('passage').size") == 0
    dan.field("Comments on the work").check()


def test_words_over_two_lines_of_a_screenplay_are_coloured(crowd: Crowd) -> None:
    eva = crowd.member("eva").open("/contribute/")
    eva.field("No sources, all mine").check()
    eva.field("Text").fill(SCENE)
    eva.page.get_by_label("a screenplay").check()
    path = eva.publishes(title="Lamp room", text=SCENE)
    dan = crowd.member("dan").open(path)
    dan.page.evaluate(
        """() => {
            const lines = document.querySelector('.reader br').parentElement;
            getSelection().setBaseAndExtent(lines.firstChild, 9, lines.lastChild, 5);
        }"""
    )
    dan.press("About these words")
    expect(dan.field("The words you mean")).to_have_value("late again")
    dan.fill(comment="Slower here.")
    dan.press("Send", dan.page.locator("#comment")).arrives(path)
    marked = "[...CSS.highlights.get('passage')].map(range => range.toString())"
    assert dan.page.evaluate(marked) == ["lateagain"]
    is_clean(dan)


def test_a_place_on_a_picture_is_drawn(crowd: Crowd, folder: Path) -> None:
    ben = crowd.member("ben").open("/contribute/")
    ben.field("No sources, all mine").check()
    file = making.picture(folder / "knees.jpg", hue=55)
    path = ben.publishes(file=file, title="Knees", alt_text="A lighthouse with knees")
    picture = ben.page.get_by_role("img", name="A lighthouse with knees")
    expect(picture).to_be_visible(timeout=60_000)
    dan = crowd.member("dan").open(path)
    dan.press("Mark a place on the picture")
    pane = dan.page.locator(".drawing-pane")
    box = pane.bounding_box()
    assert box is not None
    mouse = dan.page.mouse
    mouse.move(box["x"] + box["width"] * 0.25, box["y"] + box["height"] * 0.5)
    mouse.down()
    mouse.move(box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.75)
    mouse.up()
    dan.sees("Marked. Say what is there.")
    dan.fill(comment="Too high for the weight.")
    dan.press("Send", dan.page.locator("#comment")).arrives(path)
    frame = dan.page.locator(".boxes .frame")
    shown = frame.bounding_box()
    assert shown is not None
    whole = dan.page.locator(".board").bounding_box()
    assert whole is not None
    assert abs((shown["x"] - whole["x"]) / whole["width"] - 0.25) < 0.02
    assert abs(shown["height"] / whole["height"] - 0.25) < 0.02
    is_clean(dan)


def test_a_place_on_a_second_picture_is_drawn_there_or_typed_from_the_first(
    crowd: Crowd, folder: Path
) -> None:
    ben = crowd.member("ben").open("/contribute/")
    ben.field("No sources, all mine").check()
    files = [making.picture(folder / f"{hue}.jpg", hue=hue) for hue in (15, 160)]
    ben.field("File").set_input_files(files)
    path = ben.publishes(title="Front and back", alt_text="A postcard with knees")
    picture = ben.page.get_by_role("img", name="A postcard with knees")
    expect(picture).to_be_visible(timeout=60_000)
    dan = crowd.member("dan", java_script_enabled=False).open(path)
    dan.page.get_by_text("The place in numbers").click()
    for label in ("Picture", "From the left", "From above", "Width", "Height"):
        dan.field(label).fill({"Picture": "2"}.get(label, "20"))
    dan.fill(comment="The stamp hides the sea.")
    dan.press("Send", dan.page.locator("#comment")).arrives(path)
    dan.sees("On picture 2")
    expect(dan.page.locator(".boxes .frame")).to_have_count(1)
    eva = crowd.member("eva").open(path)
    expect(eva.page.locator(".boxes .frame")).to_have_count(0)
    eva.page.get_by_role("link", name=re.compile("On picture 2")).click()
    expect(eva.page.locator(".boxes .frame")).to_have_count(1)
    eva.unfolded(eva.field("Picture"))
    is_clean(eva)
    eva.press("Mark a place on the picture")
    box = eva.page.locator(".drawing-pane").bounding_box()
    assert box is not None
    eva.page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + box["height"] * 0.6)
    eva.page.mouse.down()
    eva.page.mouse.move(box["x"] + box["width"] * 0.8, box["y"] + box["height"] * 0.7)
    eva.page.mouse.up()
    eva.sees("Marked. Say what is there.")
    eva.fill(comment="And this hides the mast.")
    eva.press("Send", eva.page.locator("#comment")).arrives(path)
    expect(eva.page.locator(".boxes .frame")).to_have_count(2)
