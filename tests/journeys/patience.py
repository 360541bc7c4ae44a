"""Waiting for something that other processes do."""

import time
from collections.abc import Callable


def wait_until(happened: Callable[[], bool], *, what: str, seconds: float = 30) -> None:
    """Ask ten times a second. Raises TimeoutError with the name of what did not happen."""
    end = time.monotonic() + seconds
    while not happened():
        if time.monotonic() > end:
            raise TimeoutError(f"{what}: not within {seconds} s")
        time.sleep(0.1)
