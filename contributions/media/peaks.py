"""The shape of a sound in few numbers, kept beside its facts so that a list of cards needs no file.

The numbers come from the child, so nothing about them is believed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Final

from contributions.media.rendered import Output

ROLE: Final = "waveform-json"
COUNT: Final = 200
LARGEST_FILE: Final = 200_000
# As in the drawing: the noise of a silent room is not blown up.
QUIETEST: Final = 50


def shape_in(outputs: Iterable[Output]) -> dict[str, list[int]]:
    """At most 200 peaks, 0 to 1000, the loudest at full height, and the energy behind them (root
    mean squares) to the same scale; [] without a waveform."""
    for output in outputs:
        if output.role == ROLE and output.path.stat().st_size <= LARGEST_FILE:
            data = output.path.read_bytes()
            peaks, body = _numbers(data, "peaks"), _numbers(data, "rms")
            loudest = max([*peaks, QUIETEST])
            return {"peaks": _few(peaks, loudest), "rms": _few(body, loudest)}
    return {"peaks": [], "rms": []}


def _numbers(data: bytes, name: str) -> list[int]:
    try:
        found = json.loads(data)[name]
        return [min(max(int(number), 0), 1000) for number in found]
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return []


def _few(values: list[int], loudest: int) -> list[int]:
    step = max(-(-len(values) // COUNT), 1)
    return [
        min(1000 * max(values[start : start + step]) // loudest, 1000)
        for start in range(0, len(values), step)
    ]
