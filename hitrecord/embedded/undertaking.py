"""The supervisor's end of the pipe to the undertaker."""

import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

_PROGRAM = Path(__file__).with_name("undertaker.py")


def _start() -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-I", "-S", str(_PROGRAM)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        text=True,
        bufsize=1,
    )


@dataclass
class Undertaker:
    handle: subprocess.Popen[str] = field(default_factory=_start)

    @property
    def alive(self) -> bool:
        return self.handle.poll() is None

    def note(self, change: str, group: int) -> None:
        """Say that a process group started (``+``) or is gone (``-``)."""
        with suppress(OSError, ValueError):  # without an undertaker everything else still works
            if self.handle.stdin:
                self.handle.stdin.write(f"{change}{group}\n")

    def dismiss(self) -> None:
        with suppress(OSError):
            if self.handle.stdin:
                self.handle.stdin.close()
        self.handle.wait()
