"""The child's lines, checked field by field: after a break-in they are the attacker's words."""

import math
import re
from dataclasses import dataclass
from typing import Any, cast

from contributions.media.errors import Crashed
from contributions.media.rendered import Fact, Kind, Progress
from contributions.media.roles import ending

_WORD = re.compile(r"[a-z_0-9]{1,40}")
_TEXT = re.compile(r"[ -~]{0,4000}")


@dataclass(frozen=True, slots=True)
class At:
    progress: Progress
    work: int


@dataclass(frozen=True, slots=True)
class Lasts:
    milliseconds: int


@dataclass(frozen=True, slots=True)
class Finished:
    role: str
    width: int | None
    height: int | None


@dataclass(frozen=True, slots=True)
class Refusal:
    code: str
    params: dict[str, Fact]


@dataclass(frozen=True, slots=True)
class Done:
    kind: Kind
    facts: dict[str, Fact]


Said = At | Lasts | Finished | Refusal | Done


def understand(line: dict[str, Any]) -> Said:
    """The line as a value; Crashed when it is not one of ours."""
    try:
        return _understand(line)
    except (LookupError, TypeError, ValueError) as error:
        raise Crashed("died", detail=f"not our protocol: {str(line)[:200]!a}") from error


def _understand(line: dict[str, Any]) -> Said:
    if "at" in line:
        step, steps, percent, work = (_number(value) for value in line["at"])
        return At(Progress(min(step, steps), steps, min(percent, 100)), work)
    if "lasts" in line:
        return Lasts(_number(line["lasts"]))
    if "output" in line:
        ending(line["output"])
        size = [None if line[key] is None else _number(line[key]) for key in ("width", "height")]
        return Finished(line["output"], size[0], size[1])
    if "refused" in line:
        return Refusal(_word(line["refused"]), _facts(line["params"]))
    if line["done"] not in ("image", "audio", "video", "writing"):
        raise ValueError(line["done"])
    return Done(cast(Kind, line["done"]), _facts(line["facts"]))


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**53:
        raise ValueError(value)
    return value


def _word(value: object) -> str:
    if not isinstance(value, str) or not _WORD.fullmatch(value):
        raise ValueError(value)
    return value


def _facts(plain: dict[str, object]) -> dict[str, Fact]:
    if len(plain) > 30:
        raise ValueError(len(plain))
    return {_word(key): _fact(value) for key, value in plain.items()}


def _fact(value: object) -> Fact:
    if isinstance(value, str) and not _TEXT.fullmatch(value):
        raise ValueError(value)
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError(value)
    if value is None or isinstance(value, str | int | float):
        return value
    raise ValueError(value)
