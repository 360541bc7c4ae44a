"""A program that outlives a killed supervisor just long enough to end what it left behind.

It is run as a file by the supervisor, which writes ``+pid`` when a process group starts and
``-pid`` when it is gone. The end of that pipe means the supervisor is gone too: the groups are
asked to end, and after a moment are ended. Standard library only.
"""

import os
import signal
import sys
import time

_MOMENT = 3.0


def main() -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    groups: set[int] = set()
    for line in sys.stdin:
        change = groups.add if line[0] == "+" else groups.discard
        change(int(line[1:]))
    _signal(groups, signal.SIGINT)
    deadline = time.monotonic() + _MOMENT
    while groups and time.monotonic() < deadline:
        time.sleep(0.1)
        _signal(groups, 0)
    _signal(groups, signal.SIGKILL)


def _signal(groups: set[int], number: int) -> None:
    """Signal every group and forget those that are gone."""
    for group in tuple(groups):
        try:
            os.killpg(group, number)
        except (ProcessLookupError, PermissionError):
            groups.discard(group)


if __name__ == "__main__":
    main()
