"""Contenders in turns: the CPU of this process and of its database, and the clock."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Mapping
from pathlib import Path

Contenders = Mapping[str, Callable[[], object]]
Spent = tuple[float, float]
"""Milliseconds of CPU and of the clock for one of them."""
ASKS = 10
"""Of a page at a time: where the kernel counts in hundredths of a second, one is too few."""


def taken(contenders: Contenders, *, rounds: int, asks: int = ASKS) -> dict[str, Spent]:
    """Medians; the first round only warms up."""
    took: dict[str, list[Spent]] = {name: [] for name in contenders}
    for number in range(rounds + 1):
        for name, ask in contenders.items():
            one = _of(ask, asks)
            if number:
                took[name].append(one)
    return {name: _middle(each) for name, each in took.items()}


def told(took: Mapping[str, Spent], floors: Mapping[str, str], most: Mapping[str, float]) -> None:
    """Each beside its floor, and what it may be at most."""
    for name, (cpu, wall) in took.items():
        line = f"{name}: {cpu:.1f} ms CPU, {wall:.1f} ms by the clock"
        if name in floors:
            floor_cpu, floor_wall = took[floors[name]]
            ratio = cpu / max(floor_cpu, 0.1)
            line += f"; {ratio:.2f} and {wall / floor_wall:.2f} of “{floors[name]}”"
            limit = most.get(name)
            line += f" (CPU at most {limit}{'' if ratio <= limit else ': MISSED'})" if limit else ""
        print(line)


def spent(act: Callable[[], object]) -> Spent:
    """Seconds of one that cannot be repeated."""
    cpu, wall = _of(act, 1)
    return cpu / 1000, wall / 1000


def _of(ask: Callable[[], object], asks: int) -> Spent:
    cpu, wall = _cpu(), time.perf_counter()
    for _ask in range(asks):
        ask()
    wall = time.perf_counter() - wall
    return (_cpu() - cpu) * 1000 / asks, wall * 1000 / asks


def _cpu() -> float:
    """Seconds of this process, of PostgreSQL's and of those that it waited for."""
    tick = os.sysconf("SC_CLK_TCK")
    waited_for = os.times()
    total = time.process_time() + waited_for.children_user + waited_for.children_system
    master = _postmaster()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if folder.name == master:
            total += sum(int(words[at]) for at in (11, 12, 13, 14)) / tick
        elif words[1] == master:
            total += _run(folder) or (int(words[11]) + int(words[12])) / tick
    return total


def _run(folder: Path) -> float:
    """Seconds, to the nanosecond, where the kernel says so."""
    try:
        return int((folder / "schedstat").read_text().split()[0]) / 1e9
    except OSError:
        return 0.0


def _postmaster() -> str:
    from hitrecord.embedded.addresses import places  # noqa: PLC0415

    state = Path(os.environ["STATE_DIR"])
    return (places(state).postgres / "postmaster.pid").read_text().split("\n", 1)[0]


def _middle(spent: list[Spent]) -> Spent:
    return statistics.median(cpu for cpu, _w in spent), statistics.median(w for _c, w in spent)
