"""Thirty-two at once before the web server as `make run` starts it: the list against its floor.

    python bench/crowd.py [--works 200000] [--rounds 5] [--quick]

Everybody asks again as soon as they have an answer; medians of the rounds, asked in turns.
"""

import argparse
import http.client
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from wall.database import ROOT, with_works

PEOPLE, ASKS, PORT, MOST = 32, 10, 8797, 2.0
FLOOR, LIST = "/floor/jinja/30/", "/discover/"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--works", type=int, default=200_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="2,000 works, two rounds")
    asked = parser.parse_args()
    if asked.quick:
        asked.works, asked.rounds = 2_000, 2
    with with_works(asked.works), web():
        took: dict[str, list[float]] = {FLOOR: [], LIST: []}
        for number in range(asked.rounds + 1):
            for path, slowest in took.items():
                times = sorted(crowd(path))
                if number:
                    slowest.append(times[len(times) * 95 // 100])
        floor, ours = (statistics.median(each) for each in took.values())
    ratio = ours / floor
    print(f"floor: 95 % within {floor * 1000:.0f} ms")
    print(
        f"list of 30 works: 95 % within {ours * 1000:.0f} ms; {ratio:.2f} of the floor"
        f" (at most {MOST}{'' if ratio <= MOST else ': MISSED'}), no error"
    )


@contextmanager
def web() -> Iterator[None]:
    """The web server of the wall."""
    from hitrecord.embedded.processes import COMMANDS  # noqa: PLC0415

    bind = {"GUNICORN_CMD_ARGS": f"--bind 127.0.0.1:{PORT}"}
    argv = [sys.executable, "-m", *COMMANDS["web"].split()]
    process = subprocess.Popen(argv, env=os.environ | own() | bind, cwd=ROOT)
    try:
        for _try in range(120):
            try:
                _ask(http.client.HTTPConnection("127.0.0.1", PORT), FLOOR)
                break
            except OSError:
                time.sleep(0.5)
        yield
    finally:
        process.terminate()
        process.wait()


def own() -> dict[str, str]:
    """What a process of the wall needs to know."""
    path = os.pathsep.join([str(Path(__file__).parent), str(ROOT)])
    settings = {"DJANGO_SETTINGS_MODULE": "wall.settings", "PYTHONPATH": path}
    return settings | {"SECURE_SSL_REDIRECT": "no"}


def crowd(path: str) -> list[float]:
    """How long everybody waited for each answer."""
    with ThreadPoolExecutor(PEOPLE) as people:
        return [took for each in people.map(_one, [path] * PEOPLE) for took in each]


def _one(path: str) -> list[float]:
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
    took = []
    for _number in range(ASKS):
        begun = time.perf_counter()
        _ask(connection, path)
        took.append(time.perf_counter() - begun)
    connection.close()
    return took


def _ask(connection: http.client.HTTPConnection, path: str) -> None:
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    assert answer.status == 200, (path, answer.status)


if __name__ == "__main__":
    main()
