"""What a sound is known by: pairs of peaks in its spectrum, and when the first one is heard.

A pair is 24 bits: both pitches and the time between them. Loudness, noise and compression leave
most peaks where they are, so an excerpt shares a row of pairs with the whole, all at one distance
in time. Nothing is heard in silence or in one steady tone.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from numpy import fft  # now: the process that decodes files can load nothing later

RATE = 8_000
HOP = 256
HOP_MS = 1000 * HOP // RATE
MOST = 8_000
"""Landmarks of one sound; a longer one keeps an even share of them."""

_WINDOW = 1024
_BLOCK, _MARGIN, _BREADTH = 1024, 8, 12  # frames, frames, bins
_LOWEST, _FLOOR_DB, _ABOVE_DB = 6, -62.0, 3.0
_SECOND, _PEAKS_A_SECOND = RATE // HOP, 9
_FAN, _LATEST, _FARTHEST = 3, 63, 160

Samples = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]


@dataclass
class Ear:
    """Feed it mono samples at 8 kHz, -1 to 1, in any portions; then ask for the landmarks once."""

    _waiting: list[Samples] = field(default_factory=lambda: [_silence(_MARGIN * HOP)])
    _count: int = _MARGIN * HOP
    _frame: int = 0
    _peaks: list[Numbers] = field(default_factory=list)

    def hear(self, samples: Samples) -> None:
        self._waiting.append(samples)
        self._count += samples.size
        needed = (_BLOCK + 2 * _MARGIN) * HOP + _WINDOW
        if self._count < needed:
            return
        joined = np.concatenate(self._waiting)
        while joined.size >= needed:
            self._look_at(joined[:needed])
            joined = joined[_BLOCK * HOP :]
        self._waiting, self._count = [joined], joined.size

    def landmarks(self) -> tuple[list[int], list[int]]:
        """Pairs, and the moment of each in hops, in the order of time."""
        self.hear(_silence((_BLOCK + 2 * _MARGIN) * HOP + _WINDOW))
        found = np.concatenate(self._peaks) if self._peaks else np.empty((0, 2), np.int64)
        return _few(*_pairs(found))

    def _look_at(self, samples: Samples) -> None:
        frames = np.lib.stride_tricks.sliding_window_view(samples, _WINDOW)[::HOP]
        wide = np.abs(fft.rfft(frames * np.hanning(_WINDOW).astype(np.float32), axis=1))
        loud = (20 * np.log10(wide[:, :512] / (_WINDOW / 4) + 1e-9)).astype(np.float32)
        self._peaks.append(np.add(_summits(loud), (self._frame, 0)))
        self._frame += _BLOCK


def _silence(size: int) -> Samples:
    return np.zeros(size, np.float32)


def _summits(loud: npt.NDArray[np.float32]) -> Numbers:
    """Frame and bin of what stands out in both directions, the loudest of each second."""
    highest = _widest(_widest(loud, _MARGIN, 0), _BREADTH, 1)
    inner = slice(_MARGIN, _MARGIN + _BLOCK)
    usual = _average(loud)
    stands = (loud[inner] == highest[inner]) & (loud[inner] > usual + _ABOVE_DB)
    stands &= loud[inner] > max(_FLOOR_DB, float(loud.max()) - 60)
    stands[:, :_LOWEST] = False
    frames, bins = np.nonzero(stands)
    order = np.lexsort((-loud[inner][frames, bins], frames // _SECOND))
    seconds = frames[order] // _SECOND
    rank = np.arange(seconds.size) - np.searchsorted(seconds, seconds)
    kept = np.sort(order[rank < _PEAKS_A_SECOND])
    return np.stack((frames[kept], bins[kept]), axis=1).astype(np.int64)


def _widest(values: npt.NDArray[np.float32], reach: int, axis: int) -> npt.NDArray[np.float32]:
    """The largest within `reach` on both sides."""
    edge = [(0, 0), (0, 0)]
    edge[axis] = (reach, reach)
    most = np.swapaxes(np.pad(values, edge, constant_values=-200.0), 0, axis)
    width, whole = 1, 2 * reach + 1
    while width < whole:
        step = min(width, whole - width)
        most = np.maximum(most[:-step], most[step:])
        width += step
    return np.swapaxes(most, 0, axis)


def _average(loud: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Of each bin over the time around each inner frame: a steady tone does not stand out."""
    sums = np.cumsum(np.pad(loud, ((1, 0), (0, 0))), axis=0, dtype=np.float64)
    width = 2 * _MARGIN
    mean: npt.NDArray[np.float32] = ((sums[width : width + _BLOCK] - sums[:_BLOCK]) / width).astype(
        np.float32
    )
    return mean


def _pairs(peaks: Numbers) -> tuple[Numbers, Numbers]:
    """Each peak with the next three that are near enough and of another pitch."""
    landmarks, moments = [], []
    taken = np.zeros(len(peaks), np.int64)
    for ahead in range(1, 30):
        first, second = peaks[:-ahead], peaks[ahead:]
        late, far = second[:, 0] - first[:, 0], np.abs(second[:, 1] - first[:, 1])
        fits = (late >= 1) & (late <= _LATEST) & (far >= 2) & (far <= _FARTHEST)
        fits &= taken[: len(first)] < _FAN
        taken[: len(first)] += fits
        landmarks.append((first[:, 1] << 15 | second[:, 1] << 6 | late)[fits])
        moments.append(first[:, 0][fits])
    joined, at = np.concatenate(landmarks), np.concatenate(moments)
    order = np.lexsort((joined, at))
    return joined[order], at[order]


def _few(landmarks: Numbers, moments: Numbers) -> tuple[list[int], list[int]]:
    """Which ones stay depends on the pair alone, so that both sides keep the same."""
    share = -(-len(landmarks) // MOST)
    kept = (landmarks * 2654435761 >> 7) % max(share, 1) == 0
    return landmarks[kept][:MOST].tolist(), moments[kept][:MOST].tolist()
