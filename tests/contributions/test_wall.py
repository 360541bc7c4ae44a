"""The marks of the wall say the same thing every time."""

from dataclasses import dataclass
from html.parser import HTMLParser

import pytest
from django.template import Context, Template

from contributions.templatetags import threads, wall, waves
from hitrecord.queries.strip import StripTie


@dataclass(frozen=True)
class Thread:
    kind: str
    relation: str


@dataclass(frozen=True)
class Picture:
    width: int
    height: int


@dataclass(frozen=True)
class Hung:
    kind: str
    image: Picture | None = None


@dataclass(frozen=True)
class Passage:
    start: float
    end: float | None


class Paths(HTMLParser):
    """What is drawn: the attributes of every path, and of the svg around them."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.paths: list[dict[str, str | None]] = []
        self.svg: dict[str, str | None] = {}
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "path":
            self.paths.append(dict(attrs))
        elif tag == "svg":
            self.svg = dict(attrs)


def test_adas_face_without_a_picture_keeps_its_ink_and_initials() -> None:
    first, again = wall.face("Ada Brandt"), wall.face("Ada Brandt")
    assert first == again
    assert ">AB</text>" in first


def test_a_name_cannot_bring_markup_onto_the_wall() -> None:
    assert "<b" not in wall.face("<b> <i>")


def test_the_tape_of_a_work_never_moves() -> None:
    assert {wall.tape(7) for _ in range(5)} <= set(wall.TAPES)
    assert wall.tape(7) == wall.tape("7")


@pytest.mark.parametrize(
    ("width", "height", "expected"),
    [(800, 1000, "ar-8"), (1600, 900, "ar-18"), (900, 900, "ar-10"), (9000, 10, "ar-25")],
)
def test_a_picture_takes_width_by_its_shape(width: int, height: int, expected: str) -> None:
    assert wall.shape(Hung("image", Picture(width, height))) == expected


def test_a_waveform_is_one_path_with_a_stroke_for_each_peak() -> None:
    drawn = Paths(waves.waveform([0, 500, 1000], 100, "Cleo's song"))
    assert [path["d"] for path in drawn.paths] == ["M3 49V51M10 26V74M17 1V99"]
    assert drawn.svg["aria-label"] == "Cleo's song"


def test_a_small_waveform_has_few_strokes_and_keeps_its_heights() -> None:
    assert waves.fewer([1, 9, 2, 3, 0, 7, 4], 3) == [9, 3, 7]
    assert waves.fewer([1, 2], 3) == [1, 2]
    drawn = Paths(waves.waveform(range(1000), 100, bars=50))
    assert (drawn.paths[0]["d"] or "").count("M") == 50


def test_a_text_of_a_few_short_lines_does_not_go_on() -> None:
    assert not wall.goes_on(["They built me", "to stand."])
    assert wall.goes_on(["Upstairs"] * 6)
    assert wall.goes_on(["A man is practising sorry under his breath. " * 3])


def test_a_thread_leads_from_each_place_of_a_strip_to_what_was_made_from_it() -> None:
    ties = [StripTie(0, 1, "writing", "based_on"), StripTie(0, 2, "writing", "contains")]
    drawn = Paths(threads.yarn(ties, 3))
    assert drawn.svg["viewbox"] == "0 0 300 220"
    assert [path["class"] for path in drawn.paths] == [
        "thread k-writing based_on",
        "thread k-writing contains",
    ]
    assert [(path["d"] or "").startswith("M50 40C") for path in drawn.paths] == [True, True]


def test_every_source_and_remix_has_its_thread() -> None:
    sources = [Thread("writing", "based_on"), Thread("audio", "contains")]
    drawn = Paths(threads.knot(sources, [Thread("video", "inspired_by")]))
    assert [path["class"] for path in drawn.paths] == [
        "thread k-writing based_on",
        "thread k-audio contains",
        "thread k-video inspired_by",
    ]


def test_a_remark_at_a_moment_stands_at_its_place_with_the_width_of_a_thread() -> None:
    assert waves.percent_of(42, 84) == "50.00%"
    assert waves.length_of(Passage(42, None), 84) == "0.20%"
    assert waves.length_of(Passage(42, 63), 84) == "25.00%"


def test_a_long_title_steps_down() -> None:
    assert wall.title_size("Lighthouse waltz") == "d5"
    assert wall.title_size("The keeper's complaint to the ministry of lamps") == "d4"
    assert wall.title_size("Donaudampfschifffahrtsgesellschaft") == "d3"


def test_from_how_many_works_is_said_only_when_there_are_some() -> None:
    said = Template("{% load wall %}[{{ 0|works }}|{{ 1|works }}|{{ 3|works }}]").render(Context())
    assert said == "[|from 1 work|from 3 works]"


def test_a_sound_without_its_shape_yet_is_a_quiet_line_and_no_endless_picture() -> None:
    drawn = Paths(waves.waveform([], 100))
    assert drawn.svg["viewbox"] == f"0 0 {7 * 60 - 2} 100"


def test_the_clock_under_a_waveform_has_even_steps_and_never_crowds() -> None:
    assert [clock for _, clock in waves.ticks(72.4)] == ["0:00", "0:15", "0:30", "0:45", "1:00"]
    assert all(len(waves.ticks(length)) <= 7 for length in (0.4, 29, 36, 184, 3600, 9000))
    assert waves.ticks(184)[1] == ("16.30%", "0:30")


def test_a_flag_near_the_end_hangs_on_the_other_side_of_its_pole() -> None:
    assert [waves.flag_shift(moment, 100) for moment in (0, 90, 91, 100)] == [0, 0, -30, -30]
