"""Starting and stopping one child process so that it can never outlive its parent."""

import ctypes
import os
import platform
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypedDict

_LINUX = platform.system() == "Linux"
_PR_SET_PDEATHSIG = 1


class Identity(TypedDict, total=False):
    user: int
    group: int
    extra_groups: tuple[int, ...]


@dataclass(frozen=True)
class Process:
    """One long-running command, and how it wants to be treated."""

    name: str
    argv: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)
    """Added to the parent's environment."""
    user: int | None = None
    """Numeric user and group to run as; None is the parent's own."""
    stop: signal.Signals = signal.SIGTERM
    orphaned: signal.Signals = signal.SIGTERM
    """What the kernel sends (on Linux) when the parent is gone, even killed with -9."""
    log: Path | None = None
    """Where its output goes; None hands it to the parent through a pipe."""
    folder: Path | None = None
    keep: tuple[int, ...] = ()
    """Open file descriptors it inherits."""


@dataclass(frozen=True)
class Child:
    """A started process."""

    process: Process
    handle: subprocess.Popen[bytes]

    @property
    def alive(self) -> bool:
        return self.handle.poll() is None

    def signal(self, number: signal.Signals) -> None:
        """Signal it and everything it started in its session."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.handle.pid, number)


def spawn(process: Process) -> Child:
    """Start ``process`` in a session of its own. Call from the main thread only.

    The kernel ties the death signal to the thread that forked, not to the whole parent.
    """
    with ExitStack() as files:
        log = files.enter_context(process.log.open("ab")) if process.log else None
        handle = subprocess.Popen(
            process.argv,
            stdin=subprocess.DEVNULL,
            stdout=log or subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**os.environ, **process.environment},
            cwd=process.folder,
            start_new_session=True,
            pass_fds=process.keep,
            preexec_fn=_die_with(os.getpid(), process.orphaned),  # noqa: PLW1509 - no threads yet
            **identity(process.user),
        )
    return Child(process, handle)


def stop(
    children: Sequence[Child], *, grace: float, meanwhile: Callable[[], None] = lambda: None
) -> None:
    """Ask all of them to end; after ``grace`` seconds insist, also with what they started."""
    for child in children:
        if child.alive:
            with suppress(ProcessLookupError):
                child.handle.send_signal(child.process.stop)
    deadline = time.monotonic() + grace
    while any(child.alive for child in children) and time.monotonic() < deadline:
        meanwhile()
        time.sleep(0.02)
    for child in children:
        child.signal(signal.SIGKILL)
        child.handle.wait()


def identity(user: int | None) -> Identity:
    """Arguments of subprocess that make a child run as ``user`` and nothing more."""
    if user is None:
        return Identity()
    return Identity(user=user, group=user, extra_groups=())


def command_of(pid: int) -> str:
    """The command line of a running process, empty when there is none."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_text(errors="replace").replace("\0", " ")
    if _LINUX:
        return ""
    listing = subprocess.run(
        ["ps", "-o", "args=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return listing.stdout


def die_with_parent() -> None:
    """Ask the kernel to end this very process with SIGTERM when its parent is gone."""
    _set_death_signal(signal.SIGTERM)


def _die_with(parent: int, number: signal.Signals) -> Callable[[], None] | None:
    if not _LINUX:
        return None

    def ask() -> None:
        _set_death_signal(number)
        if os.getppid() != parent:  # it died between fork and now
            os.kill(os.getpid(), signal.SIGKILL)

    return ask


def _set_death_signal(number: signal.Signals) -> None:
    if _LINUX:
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, int(number), 0, 0, 0)
