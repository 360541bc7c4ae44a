"""How long the site takes to stand there: `make run` for the second time, and the checks.

    python bench/start.py [--rounds 3]

The floor of the checks is a process that only imports Django.
"""

import argparse
import os
import resource
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STATE = ROOT / "var" / "bench" / "start"
SAID = b"is at http"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    floor = _middle(lambda: _run("-c", "import django.core.management"), rounds)
    checks = _middle(lambda: _run("manage.py", "check"), rounds)
    print(
        f"manage.py check: {checks[0]:.2f} s of CPU, {checks[1]:.2f} s by the clock (under 2);"
        f" {checks[0] / floor[0]:.1f} times importing Django"
    )
    first = _up()
    again = statistics.median(_up() for _round in range(rounds))
    print(f"make run: {first:.1f} s the first time here, {again:.1f} s again (under 5)")


def _middle(what: Callable[[], None], rounds: int) -> tuple[float, float]:
    taken = []
    for _round in range(rounds):
        cpu, wall = _children(), time.perf_counter()
        what()
        taken.append((_children() - cpu, time.perf_counter() - wall))
    return statistics.median(c for c, _w in taken), statistics.median(w for _c, w in taken)


def _run(*words: str) -> None:
    subprocess.run([sys.executable, *words], cwd=ROOT, check=True, capture_output=True)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _up() -> float:
    """Seconds until it says where it is."""
    own = {"STATE_DIR": str(STATE), "DEMO": "no", "PORT": "8796"}
    begun = time.perf_counter()
    argv = [sys.executable, "-u", "manage.py", "up"]
    site = subprocess.Popen(argv, cwd=ROOT, env=os.environ | own, stdout=subprocess.PIPE)
    assert site.stdout
    try:
        for line in site.stdout:
            if SAID in line:
                return time.perf_counter() - begun
    finally:
        site.send_signal(signal.SIGINT)
        site.communicate()
    raise SystemExit("the site did not come up")


if __name__ == "__main__":
    main()
