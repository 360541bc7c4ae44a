"""What moves in front of a still: light, water, rain, snow, bubbles, paper boats."""

import numpy as np
import numpy.typing as npt

from contributions.media.authoring import Picture
from hitrecord.demo.film.camera import SIZE, Effect

_WIDTH, _HEIGHT = SIZE
_ROWS, _COLUMNS = np.mgrid[0:_HEIGHT, 0:_WIDTH].astype(np.float32)


def beam(x: float, y: float, *, turn: float = 6.0, strength: float = 70.0) -> Effect:
    """A lamp at (x, y), fractions of the frame, that sweeps once every `turn` seconds."""
    stop = int(_HEIGHT * min(1.0, y + 0.42))
    rows, columns = _ROWS[:stop] - y * _HEIGHT, _COLUMNS[:stop] - x * _WIDTH
    angles = np.arctan2(rows, columns)
    reach = np.clip(1 - np.hypot(rows, columns) / (0.8 * _WIDTH), 0, 1)
    warm = np.array([1.0, 0.92, 0.62], dtype=np.float32)

    def sweep(frame: Picture, now: float) -> None:
        aim = 0.22 * np.sin(2 * np.pi * now / turn)
        to_left = np.cos(2 * np.pi * now / turn) < 0
        away = np.abs(np.angle(np.exp(1j * (np.pi - aim)))) if to_left else None
        gap = np.abs(np.abs(angles) - away) if away is not None else np.abs(angles - aim)
        light = np.clip(1 - gap / 0.13, 0, 1) * reach * abs(np.cos(2 * np.pi * now / turn))
        glow = light[..., None] * (warm * strength)
        frame[:stop] = np.minimum(frame[:stop] + glow, 255).astype(np.uint8)

    return sweep


def ripple(horizon: float, *, height: float = 3.0) -> Effect:
    """Water below the horizon (a fraction of the frame) wavers, more towards us."""
    first = int(horizon * _HEIGHT)
    rows = np.arange(_HEIGHT - first)
    depth = rows / rows.size

    def waver(frame: Picture, now: float) -> None:
        swing = np.sin(rows * 0.16 - now * 2.4) + 0.6 * np.sin(rows * 0.053 + now * 1.3)
        source = np.clip(rows + swing * height * (0.3 + depth), 0, rows.size - 1)
        frame[first:] = frame[first:][source.astype(np.intp)]

    return waver


def _fall(count: int, seed: int, speed: tuple[float, float]) -> npt.NDArray[np.float64]:
    rng = np.random.default_rng(seed)
    places = rng.uniform(0, 1, (3, count))
    return np.vstack([places, rng.uniform(*speed, count)])


def rain(count: int = 240, *, seed: int = 1, light: int = 60) -> Effect:
    x, y, length, speed = _fall(count, seed, (520, 760))
    drop = np.arange(18)[None, :]

    def pour(frame: Picture, now: float) -> None:
        tops = (y * _HEIGHT + now * speed) % (_HEIGHT + 40) - 20
        long = np.minimum(drop, (8 + 10 * length)[:, None])
        rows = (tops[:, None] + long).astype(np.intp)
        columns = ((x * _WIDTH - now * 60)[:, None] - long * 0.18).astype(np.intp) % _WIDTH
        seen = (rows >= 0) & (rows < _HEIGHT)
        spots = frame[rows[seen], columns[seen]].astype(np.int16) + light
        frame[rows[seen], columns[seen]] = np.minimum(spots, 255).astype(np.uint8)

    return pour


def snow(count: int = 130, *, seed: int = 2) -> Effect:
    x, y, weight, speed = _fall(count, seed, (34, 80))
    dot = np.array([(0, 0), (0, 1), (1, 0), (1, 1), (2, 0), (2, 1), (0, 2), (1, 2)])

    def drift(frame: Picture, now: float) -> None:
        rows = (y * _HEIGHT + now * speed) % _HEIGHT
        columns = (x * _WIDTH + 14 * np.sin(now * 1.2 + weight * 9)) % _WIDTH
        for size, (down, right) in enumerate(dot):
            some = weight * len(dot) >= size
            spots = (
                (rows + down).astype(np.intp) % _HEIGHT,
                (columns + right).astype(np.intp) % _WIDTH,
            )
            frame[spots[0][some], spots[1][some]] = (244, 243, 236)

    return drift


def _shape(pixels: list[str]) -> npt.NDArray[np.bool_]:
    return np.array([[mark != "." for mark in row] for row in pixels])


def bubbles(count: int = 40, *, seed: int = 3) -> Effect:
    x, y, size, speed = _fall(count, seed, (26, 70))
    ring = _shape([".###.", "#...#", "#....", "#...#", ".###."])
    down, right = np.nonzero(ring)

    def rise(frame: Picture, now: float) -> None:
        rows = (y * _HEIGHT - now * speed) % _HEIGHT
        columns = x * _WIDTH + 5 * np.sin(now * 2 + size * 20)
        spots = (rows[:, None] + down * (0.6 + size[:, None])).astype(np.intp) % _HEIGHT
        across = (columns[:, None] + right * (0.6 + size[:, None])).astype(np.intp) % _WIDTH
        frame[spots, across] = (176, 226, 214)

    return rise


def _boat(scale: float) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.uint8]]:
    """A folded paper boat seen from the side: a hull, two faces of a sail; alpha and colours."""
    half = int(26 * scale)
    rows, columns = np.mgrid[-int(22 * scale) : int(13 * scale), -half:half] / scale
    hull = (rows > -1) & (rows < 10) & (np.abs(columns) < 24 - rows * 1.1)
    sail = (rows <= 0) & (rows > -20) & (np.abs(columns) < (rows + 20) * 0.62)
    colours = np.zeros((*rows.shape, 3), dtype=np.uint8)
    colours[sail] = (240, 236, 222)
    colours[sail & (columns > 0)] = (206, 202, 190)
    colours[hull] = (250, 247, 236)
    colours[hull & (rows > 4)] = (222, 217, 203)
    return (hull | sail).astype(np.float32), colours


def boats(*fleet: tuple[float, float, float], speed: float = 12.0) -> Effect:
    """Paper boats at (x, y, scale); the larger ones are nearer and pass more quickly."""
    sprites = [(x, y, scale, *_boat(scale)) for x, y, scale in fleet]

    def sail(frame: Picture, now: float) -> None:
        for x, y, scale, alpha, colours in sprites:
            height, width = alpha.shape
            left = int(x * _WIDTH + now * speed * scale)
            top = int(y * _HEIGHT + 2.5 * scale * np.sin(now * 1.7 + x * 20))
            if 0 <= left <= _WIDTH - width and 0 <= top <= _HEIGHT - height:
                part = frame[top : top + height, left : left + width]
                np.copyto(part, colours, where=alpha[..., None] > 0)

    return sail
