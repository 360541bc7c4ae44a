"""Gestures: a still that turns its head, hops, breathes like a sheet of water, or speaks."""

import numpy as np

from contributions.media.authoring import Picture, load_picture
from hitrecord.demo.film.camera import SIZE, Effect
from hitrecord.demo.places import PICTURES

_WIDTH, _HEIGHT = SIZE


def head_turn(x: float, top: float, bottom: float, *, width: float = 0.16) -> Effect:
    """Columns near x crowd to one side and back, as a face does that looks left, then right."""
    begin, end = (int(np.clip(x + side * 2.4 * width, 0, 1) * _WIDTH) for side in (-1, 1))
    columns = np.arange(end - begin)
    near = np.exp(-((((columns + begin) / _WIDTH - x) / width) ** 2))
    first, last = int(top * _HEIGHT), int(bottom * _HEIGHT)
    rows = np.arange(last - first)
    hold = np.sin(np.pi * np.clip(rows / rows.size, 0, 1)) ** 0.5

    def turn(frame: Picture, now: float) -> None:
        swing = 26 * np.tanh(2.2 * np.sin(2 * np.pi * now / 5.0))
        source = columns + swing * near * hold[:, None]
        whole = np.clip(source, 0, columns.size - 2).astype(np.intp)
        part = (source - whole).clip(0, 1)[..., None].astype(np.float32)
        strip = frame[first:last, begin:end].astype(np.float32)
        left = np.take_along_axis(strip, whole[..., None], axis=1)
        right = np.take_along_axis(strip, whole[..., None] + 1, axis=1)
        frame[first:last, begin:end] = (left * (1 - part) + right * part).astype(np.uint8)

    return turn


def hop(ground: float, *, height: float = 34.0, beats: int = 8) -> Effect:
    """Eight drawings, held for three frames each: the upper part of the frame hops in a loop."""
    floor = int(ground * _HEIGHT)
    rows = np.arange(floor)

    def jump(frame: Picture, now: float) -> None:
        drawing = int(now * 8) % beats
        lift = height * max(0.0, float(np.sin(2 * np.pi * drawing / beats)))
        squash = 1 + 0.05 * float(np.cos(2 * np.pi * drawing / beats))
        source = floor - (floor - rows) * squash + lift * (rows / floor) ** 0.5
        frame[:floor] = frame[:floor][np.clip(source, 0, floor - 1).astype(np.intp)]

    return jump


def swim(*, height: float = 4.0) -> Effect:
    """The whole sheet moves as if it lay on water."""
    rows, columns = np.arange(_HEIGHT), np.arange(_WIDTH)

    def sway(frame: Picture, now: float) -> None:
        up = np.clip(rows + height * np.sin(rows * 0.021 + now * 1.6), 0, _HEIGHT - 1)
        along = np.clip(columns + height * np.sin(columns * 0.016 - now * 1.2), 0, _WIDTH - 1)
        frame[:] = frame[up.astype(np.intp)][:, along.astype(np.intp)]

    return sway


def caption(name: str, *, start: float, end: float, ink: bool = False) -> Effect:
    """A line of text in the lower third: light on a darkened ground; `ink` is the reverse."""
    strip = load_picture(PICTURES / f"caption-{name}.webp").astype(np.float32)
    top = _HEIGHT - strip.shape[0] - 14

    def speak(frame: Picture, now: float) -> None:
        shown = float(np.clip(min(now - start, end - now) / 0.35, 0, 1))
        if shown:
            part = frame[top : top + strip.shape[0]]
            ground = part * (1 - 0.45 * shown) + (115 * shown if ink else 0)
            line = 255 - (255 - strip) * shown if ink else strip * shown
            part[:] = (np.minimum if ink else np.maximum)(ground, line).astype(np.uint8)

    return speak
