"""Whole minor units, cut up exactly. How they are written: hitrecord.foundation.currency."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

GRAINS: Final = 10**12
"""A pool is cut into this many grains; shares are counted in grains before they are money."""
LARGEST: Final = 10**15
"""The most that one line of money may be, in minor units: a film that the world saw, in rupiah."""
LARGEST_POSTING: Final = 10**17
"""A period is all of its sales."""

_LONG = 96
_SAFE_PRODUCT = 2**62


def apportion(total: int, weights: Sequence[int]) -> list[int]:
    """Cut `total` by `weights`: floors first, then one unit each to the largest remainders.

    Ties go to the earlier position. The parts always add up to `total`.
    Raises ValueError when there is no positive weight or anything is negative.
    """
    whole = sum(weights)
    if whole <= 0 or total < 0 or min(weights) < 0:
        raise ValueError("Only a total of at least 0 can be cut, by weights of at least 0.")
    if len(weights) >= _LONG and total * max(weights) < _SAFE_PRODUCT and whole < _SAFE_PRODUCT:
        return _apportion_long(total, weights, whole)
    products = [total * weight for weight in weights]
    parts = [product // whole for product in products]
    left = total - sum(parts)
    if left:
        remainders = [product % whole for product in products]
        for place in sorted(range(len(parts)), key=remainders.__getitem__, reverse=True)[:left]:
            parts[place] += 1
    return parts


def _apportion_long(total: int, weights: Sequence[int], whole: int) -> list[int]:
    """The same rule on 64-bit arrays; the caller has made sure that nothing overflows."""
    parts, remainders = np.divmod(np.array(weights, dtype=np.int64) * total, whole)
    left = total - int(parts.sum())
    parts[np.argsort(-remainders, kind="stable")[:left]] += 1
    cut: list[int] = parts.tolist()
    return cut


def apportion_alike(
    total: int, kinds: NDArray[np.int64], weights: Sequence[int]
) -> NDArray[np.int64] | None:
    """The same rule where many weigh alike: each position has the weight of its kind.

    Exact for weights of any size, as only the few kinds are multiplied and divided, in whole
    numbers; `total` must fit into 64 bits. None when nothing has weight.
    """
    counts = np.bincount(kinds, minlength=len(weights)).tolist()
    whole = sum(count * weight for count, weight in zip(counts, weights, strict=True))
    if not whole:
        return None
    met = [weight if count else 0 for count, weight in zip(counts, weights, strict=True)]
    parts, rests = zip(*(divmod(total * weight, whole) for weight in met), strict=True)
    cut = np.array(parts, dtype=np.int64)[kinds]
    left = total - sum(part * count for part, count in zip(parts, counts, strict=True))
    for rest in sorted(set(rests), reverse=True):
        if left <= 0:
            break
        alike = np.array([other == rest for other in rests])
        raised = np.flatnonzero(alike[kinds])[:left]
        cut[raised] += 1
        left -= raised.size
    return cut
