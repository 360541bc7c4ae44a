"""One conversation with the child, and what it leaves behind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from contributions.credentials.errand import Errand
from contributions.media.collect import collect
from contributions.media.errors import Crashed, Refused
from contributions.media.jail import Jail
from contributions.media.said import Done, Finished, Refusal, understand

PROGRAM = "contributions.credentials.child"


def talk(
    errand: Errand,
    into: Path,
    *,
    moved: Callable[[], None],
    sign: Callable[[str], str] | None = None,
) -> dict[str, Path]:
    """Role → file below `into`. `moved` is called about once a second and may raise."""
    made: dict[str, Path] = {}
    end: Done | Refusal | None = None
    with Jail(errand, into, program=PROGRAM, is_answered=True) as jail:
        for line in jail.lines():
            moved()
            if line is None:
                continue
            jail.clock.moved()
            if "sign" in line and sign is not None:
                jail.answer(sign(str(line["sign"])))
                continue
            match understand(line):
                case Finished() as finished if finished.role not in made:
                    made[finished.role] = collect(finished, jail.folder, into).path
                case (Done() | Refusal()) as last:
                    end = last
    if isinstance(end, Refusal):
        raise Refused(end.code, **end.params)
    if end is None:
        raise Crashed("died", detail="ended without a result")
    return made
