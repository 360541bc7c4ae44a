"""What a child does that says nothing: for the log, while it can still be asked."""

from __future__ import annotations

from pathlib import Path

SAID = ("State", "VmPeak", "VmSize", "VmRSS", "Threads")


def standing(pid: int) -> str:
    """Its memory, and the state and the place in the kernel of each of its threads; empty where the
    system does not say."""
    process = Path(f"/proc/{pid}")
    try:
        lines = (process / "status").read_text().splitlines()
        facts = [" ".join(line.split()) for line in lines if line.startswith(SAID)]
        threads = [_thread(each) for each in sorted((process / "task").iterdir())]
    except OSError:
        return ""
    return "; ".join(facts + threads)


def _thread(task: Path) -> str:
    name, place = (task / "comm").read_text().strip(), (task / "wchan").read_text().strip()
    state = (task / "stat").read_text().rpartition(")")[2].split()
    used = int(state[11]) + int(state[12])
    return f"{name} {state[0]} {place or '-'} {used} ticks"
