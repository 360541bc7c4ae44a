"""How a renderer in the child tells the parent what it has done: one JSON object a line."""

import json
import time
from collections.abc import Mapping
from typing import TextIO

from contributions.media.rendered import Fact, Kind
from contributions.media.roles import file_name


class Report:
    """Writes lines to the pipe; `working` at most four times a second."""

    def __init__(self, pipe: TextIO) -> None:
        self._pipe = pipe
        self._said_at = 0.0
        self._work = 0
        self._step = self._steps = 1

    def lasts(self, milliseconds: int) -> None:
        """The probe knows the duration: the parent sets the clock by it."""
        self._say({"lasts": milliseconds})

    def step(self, step: int, steps: int, percent: int) -> None:
        self._step, self._steps = step, steps
        self._progress(percent)

    def working(self, percent: float) -> None:
        """Some piece of work is done, even if the percentage is the same as before."""
        self._work += 1
        if time.monotonic() - self._said_at >= 0.25:
            self._progress(percent)

    def finished(self, role: str, size: tuple[int, int] | None = None) -> None:
        width, height = size or (None, None)
        self._say({"output": role, "width": width, "height": height})

    def done(self, kind: Kind, facts: Mapping[str, Fact]) -> None:
        self._say({"done": kind, "facts": dict(facts)})

    def refused(self, code: str, params: Mapping[str, Fact]) -> None:
        self._say({"refused": code, "params": dict(params)})

    def asks(self, question: Mapping[str, object]) -> None:
        """What only the parent can do; the answer comes as a line on standard input."""
        self._say(question)

    @staticmethod
    def path(role: str) -> str:
        """Where the renderer writes: relative, because the child can reach no other folder."""
        return file_name(role)

    def _progress(self, percent: float) -> None:
        self._said_at = time.monotonic()
        at = [self._step, self._steps, max(0, min(99, int(percent))), self._work]
        self._say({"at": at})

    def _say(self, line: Mapping[str, object]) -> None:
        self._pipe.write(json.dumps(line) + "\n")
        self._pipe.flush()
