"""What a process remembers, for as long as it is true: the oldest goes first when there is no room.
For what is found by all that it says; another process remembers for itself."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class Memory(Generic[T]):
    def __init__(self, *, most: int, seconds: float) -> None:
        self.most, self.seconds = most, seconds
        self._held: OrderedDict[Hashable, tuple[float, T]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable) -> T | None:
        held = self._held.get(key)
        return held[1] if held and held[0] > time.monotonic() else None

    def set(self, key: Hashable, value: T) -> None:
        with self._lock:
            self._held.pop(key, None)
            self._held[key] = (time.monotonic() + self.seconds, value)
            while len(self._held) > self.most:
                self._held.popitem(last=False)

    def clear(self) -> None:
        with self._lock:
            self._held.clear()
