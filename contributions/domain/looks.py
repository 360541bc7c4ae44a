"""What a picture looks like, in 64 bits: whether each of its 64 slowest waves, across and down,
begins bright or dark. Size, compression and brightness change few of them; a mirrored picture
flips the waves that are uneven across, so it needs no number of its own.

Pure and quick to import: the process that decodes uploaded files uses it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

SIDE = 32
BITS = 64
PIECES = 4
# A wave is there when it is this strong in a picture of 0 to 255; below is noise of compression.
_THERE = 0.25
_WAVES_AT_LEAST = 40

_WAVES = sorted(
    ((across, down) for across in range(12) for down in range(12) if across or down),
    key=lambda wave: (sum(wave), wave),
)[:BITS]
_REACH = 1 + max(max(wave) for wave in _WAVES)
_COSINES = [
    [math.cos(math.pi * (2 * at + 1) * wave / (2 * SIDE)) for at in range(SIDE)]
    for wave in range(_REACH)
]
MIRROR = sum(1 << bit for bit, (across, _) in enumerate(_WAVES) if across % 2)


def look_of(grey: Sequence[int]) -> int | None:
    """Of 32 × 32 grey values, row by row; None for a picture that shows too little to be told
    from another, as one colour or a plain gradient does."""
    rows = [grey[start : start + SIDE] for start in range(0, SIDE * SIDE, SIDE)]
    lying = [
        [sum(map(float.__mul__, cosines, map(float, row))) for row in rows] for cosines in _COSINES
    ]
    waves = [
        4 / SIDE**2 * sum(map(float.__mul__, _COSINES[down], lying[across]))
        for across, down in _WAVES
    ]
    if sum(abs(wave) > _THERE for wave in waves) < _WAVES_AT_LEAST:
        return None
    return sum(1 << bit for bit, wave in enumerate(waves) if wave > 0)


def difference(one: int, other: int) -> int:
    """In how many of the 64 bits they differ; those of unlike pictures do in about 32."""
    return (one ^ other).bit_count()


def pieces(look: int) -> tuple[int, ...]:
    return tuple(look >> 16 * place & 0xFFFF for place in range(PIECES))


def signed(look: int) -> int:
    """As a database keeps 64 bits."""
    return look - (1 << BITS) if look >> BITS - 1 else look
