"""Captions are read strictly and written anew."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contributions.domain import captions
from contributions.domain.captions import Wrong
from contributions.domain.cues import Cue, read_own, span, write
from contributions.forms.sent_text import MOST_BYTES

VTT = """WEBVTT - The walk

STYLE
::cue { color: red }

NOTE the first verse

first
00:01.000 --> 00:03.500 align:start position:10%
<v Ada>They built me
to <i>stand</i>.

00:00:04.000 --> 00:00:06.000
Tom &amp; Jerry &lt;3
"""
SRT = """1
00:00:01,000 --> 00:00:03,500
{\\an8}<font color="red">They built me</font>

2
00:00:04,000 --> 00:00:06,000
to stand.
"""


def problems(text: str, **more: int) -> list[tuple[int, str, str]]:
    with pytest.raises(Wrong) as caught:
        captions.read(text, **more)
    return [(each.line, each.code, each.found) for each in caught.value.problems]


def test_webvtt_gives_its_cues_with_voices_and_without_marks() -> None:
    assert captions.read(VTT) == [
        Cue(1000, 3500, "They built me\nto stand.", "Ada"),
        Cue(4000, 6000, "Tom & Jerry <3"),
    ]


def test_subrip_is_read_as_well() -> None:
    assert captions.read(SRT.replace("\n", "\r\n")) == [
        Cue(1000, 3500, "They built me"),
        Cue(4000, 6000, "to stand."),
    ]


def test_what_is_written_is_our_own_and_escaped() -> None:
    assert write(captions.read(VTT)) == (
        "WEBVTT\n\n00:00:01.000 --> 00:00:03.500\n<v Ada>They built me\nto stand.\n"
        "\n00:00:04.000 --> 00:00:06.000\nTom &amp; Jerry &lt;3\n"
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", (1, "no_cues", "")),
        ("WEBVTT\n", (1, "no_cues", "")),
        ("WEBVTT\n\nHello", (3, "no_times", "Hello")),
        ("-0:01.000 --> 00:03.000\nHm", (1, "times", "-0:01.000 --> 00:03.000")),
        ("00:01 --> 00:03\nHm", (1, "times", "00:01 --> 00:03")),
        ("00:99.000 --> 01:00.000\nHm", (1, "times", "00:99.000 --> 01:00.000")),
        ("00:03.000 --> 00:03.000\nHm", (1, "backwards", "00:03.000 --> 00:03.000")),
        ("1\n00:01.000 --> 00:03.000\n<script>alert(1)</script>", (3, "foreign_tag", "<script>")),
        (
            "00:01.000 --> 00:03.000\n<img src=x onerror=y",
            (2, "foreign_tag", "<img src=x onerror=y"),
        ),
        (
            "00:01.000 --> 00:03.000\nOne\n00:03.000 --> 00:04.000\nTwo",
            (3, "no_empty_line", "00:03.000 --> 00:04.000"),
        ),
        (
            "00:01.000 --> 00:05.000\nOne\n\n00:03.000 --> 00:06.000\nTwo",
            (4, "overlaps", "0:05"),
        ),
        (
            "00:05.000 --> 00:06.000\nOne\n\n00:03.000 --> 00:04.000\nTwo",
            (4, "overlaps", "0:06"),
        ),
        (f"00:01.000 --> 00:03.000\n{'la ' * 400}", (2, "long_cue", "1199")),
        (f"00:01.000 --> 00:03.000\n{'<i>' * 4000}", (2, "long_cue", "12000")),
        (f"00:01.000{' ' * 2000}--> 00:03.000\nla", (1, "times", "00:01.000")),
    ],
)
def test_a_wrong_line_is_named(text: str, found: tuple[int, str, str]) -> None:
    assert problems(text) == [found]


def test_every_wrong_line_is_named_up_to_twenty() -> None:
    with pytest.raises(Wrong) as caught:
        captions.read("\n\n".join(["--> x"] * 50))
    assert [each.line for each in caught.value.problems][:3] == [1, 3, 5]
    assert len(caught.value.problems) == captions.MOST_PROBLEMS
    assert caught.value.more == 30


def test_a_cue_that_begins_after_the_end_belongs_to_another_sound() -> None:
    text = "01:00.000 --> 01:02.000\nHm"
    assert problems(text, length_ms=30_000) == [(1, "after_the_end", "1:00")]
    assert captions.read(text, length_ms=58_500)


def test_a_small_overlap_is_cut() -> None:
    text = "00:01.000 --> 00:03.200\nOne\n\n00:03.000 --> 00:04.000\nTwo"
    assert captions.read(text)[0] == Cue(1000, 3000, "One")


def test_a_flood_of_cues_is_stopped() -> None:
    text = "\n".join(
        f"{n // 3600:02}:{n // 60 % 60:02}:{n % 60:02}.000 --> "
        f"{n // 3600:02}:{n // 60 % 60:02}:{n % 60:02}.900\nla\n"
        for n in range(captions.MOST_CUES + 50)
    )
    assert [code for _, code, _ in problems(text)] == ["many_cues"]


def test_words_without_any_time_are_a_transcript() -> None:
    assert captions.are_timed(VTT)
    assert captions.are_timed(SRT)
    assert captions.are_timed("\ufeffWEBVTT\n")
    assert not captions.are_timed("ADA: They built me to stand.")


@pytest.mark.parametrize(
    "text", ["Q&A " * 240, "<" * 999, "R&D &notes &amp; &#x41;", "a&#10;&#10; b", "&#123;\\i}"]
)
@pytest.mark.parametrize("voice", ["", "<v Ada>", "<v " + "'" * 90 + ">", f"<v.x {'a' * 79} b>"])
def test_what_was_accepted_is_read_the_same(text: str, voice: str) -> None:
    cues = captions.read(f"00:01.000 --> 00:03.000\n{voice}{text}")
    assert read_own(write(cues)) == cues


PIECES = st.sampled_from(
    ["<v ", "<i>", "<", ">", "&", "&amp;", "&#10;", "{\\", "}", "\n", " ", "-->", '"', "a" * 99]
)


@given(st.lists(PIECES | st.text(max_size=3)).map("".join), st.lists(PIECES).map("".join))
def test_whatever_is_accepted_is_read_the_same(text: str, voice: str) -> None:
    with suppress(Wrong):
        cues = captions.read(f"00:01.000 --> 00:03.000\n<v {voice}>Hm\n{text}")
        assert read_own(write(cues)) == cues


@given(st.text())
def test_a_row_that_is_not_ours_is_passed_over(text: str) -> None:
    read_own(text)
    assert read_own(f"{text}\n\n00:00:01.000 --> 00:00:02.000\nHm\n") != []


@pytest.mark.parametrize(
    "piece", ["<v ", "<v.", "<i ", "<1:", "{\\", "<v\t\t", "&#9", "<", " ", "<v\n", "--> "]
)
def test_a_flood_of_what_looks_like_marks_is_looked_through_once(piece: str) -> None:
    """By regular expressions that begin anew at each of them it would take minutes."""
    for most in (captions.MOST_SENT - 1, MOST_BYTES):
        block = "00:01.000 --> 00:03.000\n" + (piece * most)[:most]
        with suppress(Wrong):
            captions.read("\n\n".join([block] * (MOST_BYTES // most)))


def test_a_name_that_ends_in_hyphens_is_no_arrow() -> None:
    cues = [Cue(0, 1, "Hm", "--")]
    assert captions.read(write(cues)) == read_own(write(cues)) == cues


@given(st.lists(st.tuples(st.integers(1, 5000), st.text(min_size=1), st.text())))
def test_what_was_written_is_read_the_same(said: list[tuple[int, str, str]]) -> None:
    cues, at = [], 0
    for length, text, voice in said:
        cues.append(Cue(at, at + length, text, voice))
        at += length
    try:
        once = captions.read(write(cues))
    except Wrong:
        return
    assert captions.read(write(once)) == once


@given(st.text())
def test_nothing_makes_it_fall_over(text: str) -> None:
    for tried in (text, f"WEBVTT\n\n{text}", f"00:01.000 --> 00:02.000\n{text}"):
        with suppress(Wrong):
            assert captions.read(tried)


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (42_000, None, "0:42"),
        (42_000, 50_900, "0:42–0:50"),
        (1_500, 1_900, "0:01.5–0:01.9"),
        (1_510, 1_590, "0:01.510–0:01.590"),
        (3_661_000, 3_661_250, "1:01:01.0–1:01:01.2"),
    ],
)
def test_a_stretch_is_said_as_exactly_as_it_must(start: int, end: int | None, said: str) -> None:
    assert span(start, end) == said
