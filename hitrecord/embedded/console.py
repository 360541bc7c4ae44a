"""The shared terminal: whole lines, each with the coloured name of the process that wrote it."""

import os
import sys
from dataclasses import dataclass, field
from typing import TextIO

_COLOURS = (36, 35, 33, 32, 34, 31)
_WIDTH = 14


@dataclass
class Console:
    out: TextIO = field(default_factory=lambda: sys.stdout)
    _deaf: bool = False
    _halves: dict[str, bytes] = field(default_factory=dict)
    _order: list[str] = field(default_factory=list)

    def plain(self, line: str) -> None:
        """Write one line of our own. Raises once, an OSError, when nobody reads any more."""
        if self._deaf:
            return
        try:
            self.out.write(line + "\n")
            self.out.flush()
        except OSError:
            self._deaf = True
            raise

    def say(self, name: str, line: str) -> None:
        self.plain(f"{self._prefix(name)} {line}")

    def feed(self, name: str, data: bytes) -> None:
        """Pass on what a process wrote; the half line at the end waits for its other half."""
        *whole, half = (self._halves.pop(name, b"") + data).split(b"\n")
        for line in whole:
            self.say(name, line.decode(errors="replace").rstrip("\r"))
        if half:
            self._halves[name] = half

    def end(self, name: str) -> None:
        """Write the half line a process left when it ended."""
        if name in self._halves:
            self.feed(name, b"\n")

    def _prefix(self, name: str) -> str:
        if name not in self._order:
            self._order.append(name)
        padded = f"{name:<{_WIDTH}} |"
        if not self.out.isatty() or "NO_COLOR" in os.environ:
            return padded
        return f"\033[{_COLOURS[self._order.index(name) % len(_COLOURS)]}m{padded}\033[0m"
