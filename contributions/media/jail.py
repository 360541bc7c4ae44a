"""Start the child, read its lines, and end it: the parent's side of the pipe."""

import contextlib
import json
import logging
import os
import selectors
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from contributions.media.errors import Crashed
from contributions.media.job import Task
from contributions.media.limits import ProcessLimits
from contributions.media.standing import standing

log = logging.getLogger(__name__)
_ROOT = Path(__file__).resolve().parents[2]
_PROGRAM = "import sys; sys.path.insert(0, sys.argv[1]); import {0}; {0}.main()"
_ENVIRONMENT = {"LANG": "C.UTF-8", "PATH": "/nowhere", "MALLOC_ARENA_MAX": "2"}
_LONGEST_LINE = 64 * 1024


@dataclass(slots=True)
class Clock:
    """When the child has had its time; seconds of `time.monotonic`."""

    limits: ProcessLimits
    longest: float
    ends_at: float
    moved_at: float

    def moved(self) -> None:
        self.moved_at = time.monotonic()

    def lasts(self, seconds: float) -> None:
        """Allow as much more as a file of this length may take; heard once."""
        self.ends_at += self.limits.times_duration * min(seconds, self.longest)
        self.longest = 0

    def check(self) -> None:
        now = time.monotonic()
        if now > self.ends_at:
            raise Crashed("too_slow")
        if now - self.moved_at > self.limits.stall_seconds:
            raise Crashed("stalled", seconds=self.limits.stall_seconds)


class Jail:
    """A child in its own folder below `into`; leaving the context kills it and removes both."""

    def __init__(
        self,
        job: Task,
        into: Path,
        *,
        program: str = "contributions.media.child",
        is_answered: bool = False,
    ) -> None:
        """With `is_answered` the job is one line, and answers may follow it."""
        self._job, self._is_answered = job, is_answered
        self._into = into
        self._program = _PROGRAM.format(program)
        process = job.limits.process
        now = time.monotonic()
        longest = max(job.limits.audio.max_seconds, job.limits.video.max_seconds)
        self.clock = Clock(process, longest, now + process.grace_seconds, now)

    def __enter__(self) -> Self:
        self.folder = Path(tempfile.mkdtemp(prefix=".work-", dir=self._into))
        self._errors = tempfile.TemporaryFile()
        if os.geteuid() == 0:
            uid = self._job.limits.process.uid
            os.chown(self.folder, uid, uid)
        self._child = subprocess.Popen(
            [sys.executable, "-I", "-X", "utf8", "-c", self._program, str(_ROOT)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            cwd=self.folder,
            env=_ENVIRONMENT,
            pass_fds=(self._job.descriptor,),
            start_new_session=True,
        )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._child.pid, signal.SIGKILL)
        self._child.wait()
        for pipe in (self._child.stdin, self._child.stdout):
            if pipe is not None:
                with contextlib.suppress(BrokenPipeError):
                    pipe.close()
        self._errors.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def answer(self, line: str) -> None:
        """One line to a child that waits for it; one that is gone hears nothing."""
        stdin = self._child.stdin
        if stdin is not None:
            with contextlib.suppress(BrokenPipeError):
                stdin.write(f"{line}\n".encode())
                stdin.flush()

    def lines(self) -> Iterator[dict[str, Any] | None]:
        """Each line the child says, and None about every second it says nothing.

        Ends with the child; raises Crashed when it dies badly or has had its time.
        """
        stdin, stdout = self._child.stdin, self._child.stdout
        if stdin is None or stdout is None:
            raise Crashed("died", detail="no pipes")
        with contextlib.suppress(BrokenPipeError):
            stdin.write(self._job.dumps().encode())
            if self._is_answered:
                self.answer("")
            else:
                stdin.close()
        rest = b""
        with selectors.DefaultSelector() as waiting:
            waiting.register(stdout, selectors.EVENT_READ)
            while True:
                self._check()
                if not waiting.select(1.0):
                    yield None
                    continue
                read = os.read(stdout.fileno(), _LONGEST_LINE)
                *whole, rest = (rest + read).split(b"\n")
                yield from map(_parse, whole)
                if not read:
                    break
                if len(rest) > _LONGEST_LINE:
                    raise Crashed("died", detail="a line without an end")
        self._expect_a_clean_end()

    def _check(self) -> None:
        try:
            self.clock.check()
        except Crashed:
            log.warning("a child has had its time: %s", standing(self._child.pid))
            raise

    def _expect_a_clean_end(self) -> None:
        try:
            code = self._child.wait(timeout=10)
        except subprocess.TimeoutExpired:
            raise Crashed("died", detail="closed its pipe and stayed") from None
        if code != 0:
            raise Crashed("died", detail=f"exit {code}: {self._last_words()}")

    def _last_words(self) -> str:
        """The end of standard error on one line of ASCII, for the log."""
        size = self._errors.seek(0, os.SEEK_END)
        self._errors.seek(max(0, size - 2000))
        return ascii(self._errors.read().decode("utf-8", "replace"))


def _parse(line: bytes) -> dict[str, Any]:
    try:
        said = json.loads(line)
    except ValueError:
        said = None
    if not isinstance(said, dict):
        raise Crashed("died", detail=f"not our protocol: {line[:200]!a}")
    return said
