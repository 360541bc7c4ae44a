"""Keeps a set of processes alive until it is told to stop, then leaves nothing behind.

One thread and one loop: the kernel ties a child's death signal to the thread that started it.
"""

import os
import selectors
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType

from hitrecord.embedded.console import Console
from hitrecord.embedded.spawn import Child, Process, spawn, stop
from hitrecord.embedded.undertaking import Undertaker

_FIRST_DELAY = 0.5
_LONGEST_DELAY = 30.0
_PROVEN = 20.0  # seconds alive after which earlier crashes are forgotten
_GRACE = 6.0
_TICK = 0.1


@dataclass
class Post:
    """A place in the set: a process, its current child, and its crashes in a row."""

    process: Process
    serves: bool = False
    """The others need it: it is stopped after them."""
    once: bool = False
    """Runs to its end instead of being kept alive."""
    done: Callable[[int], None] | None = None
    """Told the exit status of a process that runs once."""
    child: Child | None = None
    crashes: int = 0
    started: float = 0.0
    due: float | None = 0.0
    """When to start (again), in seconds of the monotonic clock; None is never."""


@dataclass
class Supervisor:
    console: Console
    posts: list[Post] = field(default_factory=list)
    stopping: bool = False
    _undertaker: Undertaker = field(default_factory=Undertaker)
    _selector: selectors.BaseSelector = field(default_factory=selectors.DefaultSelector)

    def add(self, post: Post) -> Post:
        """Start a process now and keep it running."""
        self.posts.append(post)
        self._start(post)
        return post

    @contextmanager
    def signals(self) -> Iterator[None]:
        """Turn SIGINT, SIGTERM and SIGHUP into a quiet stop; everything ends with the block."""

        def note(_number: int, _frame: FrameType | None) -> None:
            self.stopping = True

        numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        before = [signal.signal(number, note) for number in numbers]
        try:
            yield
        finally:
            self.stop()
            for number, handler in zip(numbers, before, strict=True):
                signal.signal(number, handler)

    def run(self, until: Callable[[], bool] | None = None) -> None:
        """Look after the processes until told to stop, or until ``until`` says so."""
        while not self.stopping and not (until and until()):
            self.turn()

    def turn(self) -> None:
        """Pass on what was said, notice who died, start who is due."""
        self._listen(_TICK)
        now = time.monotonic()
        for post in tuple(self.posts):
            if post.child is not None and not post.child.alive:
                self._bury(post, now)
            if post.child is None and post.due is not None and post.due <= now:
                self._start(post)
        if not self._undertaker.alive:
            self._undertaker = Undertaker()
            for post in self.posts:
                if post.child is not None:
                    self._undertaker.note("+", post.child.handle.pid)

    def stop(self) -> None:
        """End everything: first the processes, then the servers they talk to."""
        for serves in (False, True):
            found = [post.child for post in self.posts if post.serves is serves and post.child]
            stop(found, grace=_GRACE, meanwhile=lambda: self._listen(0))
            for child in found:
                self._undertaker.note("-", child.handle.pid)
                self._drain(child)
        self.posts.clear()
        self._undertaker.dismiss()

    def _start(self, post: Post) -> None:
        post.child, post.due, post.started = spawn(post.process), None, time.monotonic()
        self._undertaker.note("+", post.child.handle.pid)
        if (pipe := post.child.handle.stdout) is not None:
            os.set_blocking(pipe.fileno(), False)
            self._selector.register(pipe, selectors.EVENT_READ, post.process.name)

    def _bury(self, post: Post, now: float) -> None:
        child = post.child
        if child is None:
            return
        status = child.handle.wait()
        child.signal(signal.SIGKILL)  # what it started must not outlive it
        self._undertaker.note("-", child.handle.pid)
        self._drain(child)
        post.child = None
        if post.once:
            self.posts.remove(post)
            if post.done:
                post.done(status)
            return
        post.crashes = 1 if now - post.started > _PROVEN else post.crashes + 1
        delay = min(_FIRST_DELAY * 2 ** (post.crashes - 1), _LONGEST_DELAY)
        post.due = now + delay
        self.console.say(post.process.name, f"{_ending(status)}; starts again in {delay:g} s")

    def _listen(self, timeout: float) -> None:
        for key, _events in self._selector.select(timeout):
            self._pass_on(key.fd, key.data)

    def _pass_on(self, pipe: int, name: str) -> bool:
        """Pass on one piece of what was said; False when there is no more for now."""
        try:
            data = os.read(pipe, 65536)
        except BlockingIOError:
            return False
        if data:
            self.console.feed(name, data)
        else:
            self._selector.unregister(pipe)
        return bool(data)

    def _drain(self, child: Child) -> None:
        """Pass on the last words of a dead child and close its pipe."""
        pipe, name = child.handle.stdout, child.process.name
        if pipe is None:
            return
        if pipe in self._selector.get_map():
            while self._pass_on(pipe.fileno(), name):
                pass
        if pipe in self._selector.get_map():
            self._selector.unregister(pipe)
        pipe.close()
        self.console.end(name)


def _ending(status: int) -> str:
    if status < 0:
        return f"was killed by {signal.Signals(-status).name}"
    return f"ended with status {status}"
