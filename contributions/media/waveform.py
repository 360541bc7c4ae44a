"""A thousand points of a sound's shape, as numbers and as a drawing without a script."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

POINTS = 1000
_BLOCK = 64
_HEIGHT = 160
# Noise of a silent room is not blown up: a twentieth of full scale is drawn at full height.
_QUIETEST = 50

Samples = npt.NDArray[np.float32]


class Envelope:
    """The loudest sample and the energy of every 64 samples; 40 MB for two hours."""

    def __init__(self) -> None:
        self._peaks: list[Samples] = []
        self._squares: list[Samples] = []
        self._rest: Samples = np.empty(0, np.float32)
        self.samples = 0

    def add(self, planes: Samples) -> None:
        """`planes` is channels by samples, -1 to 1; what is not a number counts as silence."""
        loudest = np.nan_to_num(np.abs(planes).max(axis=0), nan=0.0, posinf=1.0)
        self.samples += loudest.size
        joined = np.concatenate((self._rest, loudest))
        whole = joined.size - joined.size % _BLOCK
        self._keep(joined[:whole].reshape(-1, _BLOCK))
        self._rest = joined[whole:]

    def points(self) -> tuple[list[int], list[int]]:
        """Peaks and root mean squares, a thousand each, 0 to 1000."""
        if self._rest.size:
            self._keep(self._rest[np.newaxis, :])
            self._rest = np.empty(0, np.float32)
        if not self._peaks:
            return [0] * POINTS, [0] * POINTS
        peaks, squares = np.concatenate(self._peaks), np.concatenate(self._squares)
        # Fewer blocks than points: every block is shown several times.
        edges = np.linspace(0, peaks.size, POINTS + 1)
        starts = np.minimum(edges[:-1].astype(np.int64), peaks.size - 1)
        counts = np.maximum(np.diff(np.append(starts, peaks.size)), 1)
        tops = np.maximum.reduceat(peaks, starts)
        means = np.sqrt(np.add.reduceat(squares, starts) / counts)
        return _thousandths(tops), _thousandths(means)

    def _keep(self, blocks: Samples) -> None:
        if blocks.size:
            self._peaks.append(blocks.max(axis=1))
            self._squares.append(np.square(blocks).mean(axis=1))


def _thousandths(values: Samples) -> list[int]:
    clipped: list[int] = np.clip(np.rint(values * 1000), 0, 1000).astype(int).tolist()
    return clipped


def drawing(peaks: Sequence[int], rms: Sequence[int]) -> str:
    """An SVG in the colour of the text around it: the peaks pale, the energy full.

    Drawn to the height of its own loudest point; the numbers beside it are true to scale.
    """
    loudest = max(*peaks, _QUIETEST)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {len(peaks)} {_HEIGHT}" '
        'preserveAspectRatio="none" fill="currentColor">'
        f'<path fill-opacity="0.4" d="{_shape(peaks, loudest)}"/>'
        f'<path d="{_shape(rms, loudest)}"/></svg>'
    )


def _shape(values: Sequence[int], loudest: int) -> str:
    """Bars one unit wide around the middle, as one outline."""
    half = _HEIGHT // 2
    bars = []
    for x, value in enumerate(values):
        reach = max(1, round(value * half / loudest))
        bars.append(f"M{x} {half - reach}h1v{reach * 2}h-1z")
    return "".join(bars)
