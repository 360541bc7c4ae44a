"""The child is tried from inside: what it must not do, it cannot do."""

import ctypes
import os
import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from contributions.media import child, landlock
from contributions.media.collect import collect
from contributions.media.errors import Crashed, Refused
from contributions.media.jail import Jail
from contributions.media.job import Job
from contributions.media.limits import DEFAULT, Limits, ProcessLimits
from contributions.media.rendered import Progress
from contributions.media.said import Finished, understand
from contributions.media.sandbox import render
from contributions.media.sniff import Decoder
from tests.contributions.media import inmates
from tests.contributions.media.samples import children, picture, tone

QUICK = Limits(process=ProcessLimits(stall_seconds=1, grace_seconds=3, times_duration=0))


def imprisoned(deed: str, into: Path, limits: Limits = QUICK) -> list[dict[str, Any]]:
    """Everything the inmate said before it ended."""
    descriptor = os.open(inmates.__file__, os.O_RDONLY)
    try:
        job = Job(descriptor, Decoder("image", "PNG"), deed, limits)
        with Jail(job, into, program=inmates.__name__) as jail:
            said = []
            for line in jail.lines():
                if line is not None and "at" in line:
                    jail.clock.moved() if understand(line).work else None  # type: ignore[union-attr]
                elif line is not None and "lasts" in line:
                    jail.clock.lasts(line["lasts"] / 1000)
                elif line is not None:
                    said.append(line)
            return said
    finally:
        os.close(descriptor)


@pytest.mark.parametrize(
    "deed",
    [
        "reach_out",
        "reach_out_by_ipv6",
        "resolve",
        "talk_to_itself",
        "run_a_program",
        "split",
        "leave_the_group",
        "kill_the_parent",
        "trace_the_parent",
    ],
)
def test_a_child_that_reaches_for_the_world_dies_of_it(deed: str, into: Path) -> None:
    with pytest.raises(Crashed) as caught:
        imprisoned(deed, into)
    assert "PermissionError" in caught.value.detail
    assert list(into.iterdir()) == []


@pytest.mark.skipif(landlock.version(ctypes.CDLL(None)) < 1, reason="the kernel has no Landlock")
@pytest.mark.parametrize(
    "deed",
    [
        "read_the_library",
        "read_the_parents_secrets",
        "read_its_own_secrets",
        "list_the_root",
        "write_outside",
        "write_to_tmp",
    ],
)
def test_a_child_reads_and_writes_nothing_but_its_own_folder(deed: str, into: Path) -> None:
    with pytest.raises(Crashed) as caught:
        imprisoned(deed, into)
    assert "PermissionError" in caught.value.detail
    assert list(into.iterdir()) == []


def test_a_child_cannot_take_more_memory_than_it_was_given(into: Path) -> None:
    small = replace(DEFAULT, image=replace(DEFAULT.image, memory=300_000_000))
    with pytest.raises(Crashed) as caught:
        imprisoned("eat_memory", into, small)
    assert "MemoryError" in caught.value.detail


@pytest.mark.parametrize(
    ("deed", "complaint"),
    [("write_without_end", "File too large"), ("open_without_end", "Too many open files")],
)
def test_a_child_cannot_fill_the_disk_or_the_table_of_files(
    deed: str, complaint: str, into: Path
) -> None:
    limits = replace(QUICK, process=replace(QUICK.process, output_bytes=5_000_000))
    with pytest.raises(Crashed) as caught:
        imprisoned(deed, into, limits)
    assert complaint in caught.value.detail


def test_a_file_that_needs_too_much_memory_ends_with_a_sentence(tmp_path: Path, into: Path) -> None:
    small = replace(DEFAULT, image=replace(DEFAULT.image, memory=120_000_000))
    path = picture(tmp_path / "a.png", (5000, 5000))
    with pytest.raises(Refused) as caught:
        render(path, into, progress=lambda _: None, limits=small)
    assert caught.value.code == "too_much_memory"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give itself up")
def test_a_child_of_root_is_nobody_for_good(into: Path) -> None:
    with pytest.raises(Crashed) as caught:
        imprisoned("become_root", into)
    assert "PermissionError" in caught.value.detail


def test_a_child_sees_no_secret_in_its_environment(
    into: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_KEY", "hidden")
    monkeypatch.setenv("DATABASE_URL", "postgresql://hidden")
    (told,) = imprisoned("tell_the_environment", into)
    names = set(told["facts"]["names"].split())
    assert names - {"LC_CTYPE"} == {"LANG", "MALLOC_ARENA_MAX", "PATH"}
    if os.geteuid() == 0:
        assert told["facts"]["user"] == DEFAULT.process.uid


def test_a_child_without_progress_is_killed_and_the_log_says_what_it_did(
    into: Path, caplog: pytest.LogCaptureFixture
) -> None:
    begun = time.monotonic()
    with pytest.raises(Crashed) as caught:
        imprisoned("stand_still", into)
    assert caught.value.code == "stalled"
    assert time.monotonic() - begun < 3
    assert "Threads: 1; python" in caplog.text


def test_a_child_that_works_for_ever_is_killed(into: Path) -> None:
    with pytest.raises(Crashed) as caught:
        imprisoned("work_for_ever", into)
    assert caught.value.code == "too_slow"


def test_a_child_cannot_talk_itself_more_time_than_the_longest_file_has(into: Path) -> None:
    limits = replace(QUICK, audio=replace(DEFAULT.audio, max_seconds=1))
    limits = replace(limits, video=replace(DEFAULT.video, max_seconds=1))
    limits = replace(limits, process=replace(QUICK.process, times_duration=1))
    with pytest.raises(Crashed) as caught:
        imprisoned("lie_about_the_duration", into, limits)
    assert caught.value.code == "too_slow"


@pytest.mark.parametrize("deed", ["die", "fall", "shout"])
def test_a_child_that_dies_is_a_crash_that_may_be_tried_again(deed: str, into: Path) -> None:
    with pytest.raises(Crashed) as caught:
        imprisoned(deed, into)
    assert caught.value.retryable
    assert caught.value.code == "died"


@pytest.mark.parametrize(
    "line",
    [
        {"output": "../../escaped", "width": None, "height": None},
        {"output": "image-640.html", "width": 1, "height": 1},
        {"output": "text", "width": -1, "height": None},
        {"at": [1, 2, 3]},
        {"at": [1, 2, "3", 4]},
        {"done": "malware", "facts": {}},
        {"done": "image", "facts": {"format": "a\nb"}},
        {"done": "image", "facts": {"format": ["list"]}},
        {"done": "image", "facts": {"loudness": float("nan")}},
        {"refused": "no such\ncode", "params": {}},
        {},
    ],
)
def test_what_a_child_says_is_believed_only_in_our_words(line: dict[str, Any]) -> None:
    with pytest.raises(Crashed):
        understand(line)


def test_a_link_is_not_taken_for_a_finished_file(tmp_path: Path, into: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "text.txt").symlink_to(tmp_path / "secret")
    with pytest.raises(Crashed):
        collect(Finished("text", None, None), tmp_path, into)
    (tmp_path / "text.txt").unlink()
    os.link(tmp_path / "secret", tmp_path / "text.txt")
    with pytest.raises(Crashed):
        collect(Finished("text", None, None), tmp_path, into)
    assert list(into.iterdir()) == []


class _Enough(Exception):
    """The caller has lost its lease."""


def test_the_callback_aborts_the_rendering_and_the_child_is_gone(
    tmp_path: Path, into: Path
) -> None:
    seen: list[Progress] = []

    def stop(progress: Progress) -> None:
        seen.append(progress)
        raise _Enough

    with pytest.raises(_Enough):
        render(tone(tmp_path / "a.wav", 20), into, progress=stop)
    assert len(seen) == 1
    assert list(into.iterdir()) == []
    assert not list(children())


def test_the_callback_is_heard_about_every_second(tmp_path: Path, into: Path) -> None:
    times = [time.monotonic()]
    render(tone(tmp_path / "a.wav", 20), into, progress=lambda _: times.append(time.monotonic()))
    assert max(late - early for early, late in pairwise(times)) < 2


def test_a_file_only_its_owner_can_read_is_rendered(tmp_path: Path, into: Path) -> None:
    path = picture(tmp_path / "private.png")
    path.chmod(0o600)
    into.chmod(0o700)
    tmp_path.chmod(0o700)
    result = render(path, into, progress=lambda _: None)
    assert {path.name for path in into.iterdir()} == {output.path.name for output in result.outputs}


def test_the_kind_that_was_promised_is_the_kind_that_is_taken(tmp_path: Path, into: Path) -> None:
    path = tmp_path / "picture.png"
    path.write_text("Once upon a time")
    with pytest.raises(Refused) as caught:
        render(path, into, progress=lambda _: None, kind_hint="image")
    assert caught.value.sentence == (
        "This file says it is a picture, but it is text. Save it as PNG or JPEG and try again."
    )


def test_sounds_and_films_leave_the_processors_to_whoever_waits_for_a_page(
    tmp_path: Path, into: Path
) -> None:
    seen: set[int] = set()

    def look(_progress: Progress) -> None:
        seen.update(os.getpriority(os.PRIO_PROCESS, pid) for pid in children())

    render(tone(tmp_path / "a.wav", 20), into, progress=look)
    assert max(seen) == min(19, os.getpriority(os.PRIO_PROCESS, 0) + child.UNHURRIED)
