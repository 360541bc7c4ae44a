"""Places: a harbour before the town wakes, a wet bus roof, boots, a horn behind the fog."""

from functools import lru_cache

import numpy as np

from contributions.media.authoring import Sound
from hitrecord.demo.music.mix import Tape, coloured_noise, convolve, in_room, master, swell
from hitrecord.demo.music.tone import RATE, Mono, clock, envelope, partials_below, play_table


def horn(seconds: float) -> Mono:
    """The low reed of a foghorn, sagging at the end as the air runs out."""
    t = clock(seconds)
    sag = 1 - 0.09 * np.clip((t - seconds + 0.7) / 0.7, 0, 1) ** 2
    cycles = np.cumsum(73.4 * sag, dtype=np.float64) / RATE
    body = play_table(partials_below(73.4, 1.1, odd=1.2, top=16), cycles)
    second = play_table(partials_below(73.4, 1.3, top=10), cycles * 1.498)
    return np.asarray((body + 0.45 * second) * envelope(seconds, 0.35, 0.5) * 0.7, dtype=np.float32)


@lru_cache(maxsize=1)
def foghorn_two_miles_off() -> Sound:
    seconds = 26.0
    tape = Tape(seconds)
    for at in (2.2, 14.6):
        tape.put(horn(4.2), at, level=0.5, pan=0.3)
        tape.put(horn(4.2), at + 2.3, level=0.07, pan=-0.7)
    far = in_room(tape.sound, seconds=4.5, wet=1.1, dark=6, seed=21)
    water = coloured_noise(seconds, low=90, high=1_400, tilt=0.7, seed=22)
    lap = swell(seconds, period=1.9, depth=0.75, seed=23) * 0.035
    return master(far + water * lap, drive=0.7, fade=1.5)


def gull(seconds: float, top: float) -> Mono:
    t = clock(seconds)
    bend = top * (1 + 0.28 * np.sin(np.pi * np.clip(t / seconds, 0, 1)) - 0.2 * t / seconds)
    cycles = np.cumsum(bend, dtype=np.float64) / RATE
    cry = play_table((1.0, 0.7, 0.5, 0.32, 0.2), cycles)
    rasp = 1 + 0.3 * np.sin(2 * np.pi * 41 * t)
    return np.asarray(cry * rasp * envelope(seconds, 0.04, 0.12), dtype=np.float32)


def _bell(hertz: float, seconds: float) -> Mono:
    t = clock(seconds)
    rings = ((0.5, 0.5, 1.0), (1.0, 1.0, 1.6), (1.19, 0.5, 2.0), (2.0, 0.4, 3.1), (2.74, 0.2, 5.0))
    tone = sum(g * np.sin(2 * np.pi * hertz * r * t) * np.exp(-t * d) for r, g, d in rings)
    return np.asarray(tone * envelope(seconds, 0.003, 0.3), dtype=np.float32)


@lru_cache(maxsize=1)
def harbour_at_five() -> Sound:
    """Water under planks, halyards on a mast, a bell buoy, one gull too early."""
    seconds = 30.0
    rng = np.random.default_rng(41)
    tape = Tape(seconds)
    for at in np.cumsum(rng.uniform(0.28, 0.62, 44)):
        pan, level = rng.uniform(-0.9, -0.3), rng.uniform(0.01, 0.045)
        tape.put(
            _bell(rng.choice([1_870.0, 2_130.0, 2_410.0]), 0.5), float(at), level=level, pan=pan
        )
    for at in (3.4, 7.9, 9.0, 17.2, 22.6):
        tape.put(_bell(392.0, 3.5), at, level=0.12, pan=0.75)
    for at, top in (
        (11.2, 1_050.0),
        (11.75, 1_120.0),
        (12.25, 1_090.0),
        (24.8, 980.0),
        (25.4, 1_010.0),
    ):
        tape.put(gull(0.42, top), at, level=0.07, pan=0.1)
    air = in_room(tape.sound, seconds=2.6, wet=0.55, dark=3, seed=42)
    slap = coloured_noise(seconds, low=180, high=2_600, tilt=0.6, seed=43)
    deep = coloured_noise(seconds, low=40, high=300, tilt=0.8, seed=44)
    water = slap * swell(seconds, period=0.8, depth=0.9, seed=45) ** 2 * 0.05
    return master(air + water + deep * np.float32(0.05), drive=0.7, fade=1.8)


@lru_cache(maxsize=1)
def rain_on_a_bus_roof() -> Sound:
    """Drops on sheet metal, an engine that idles underneath, one wiper."""
    seconds = 30.0
    rng = np.random.default_rng(51)
    size = int(seconds * RATE)
    drops = np.zeros((2, size), dtype=np.float32)
    where = rng.integers(0, size, 5_200)
    drops[rng.integers(0, 2, where.size), where] = rng.exponential(0.5, where.size)
    t = clock(0.05)
    tin = sum(
        np.sin(2 * np.pi * f * t) * np.exp(-t * d)
        for f, d in ((1_310, 160), (2_870, 260), (610, 110))
    )
    roof = convolve(drops, np.stack([tin, tin]) * 0.25)
    hiss = coloured_noise(seconds, low=900, high=7_500, tilt=0.35, seed=52) * 0.05
    hum_t = clock(seconds)
    wobble = 31 * hum_t + 0.6 * np.sin(2 * np.pi * 0.13 * hum_t)
    engine = play_table(partials_below(31, 0.8, top=9), wobble) * 0.14
    wiper = coloured_noise(seconds, low=400, high=1_800, tilt=0.5, seed=53)
    stroke = np.clip(np.sin(2 * np.pi * hum_t / 2.6), 0, 1) ** 6 * 0.06
    gusts = swell(seconds, period=3.2, depth=0.6, seed=54)
    mixed = (roof * 0.6 + hiss) * gusts + engine + wiper * stroke
    return master(np.asarray(mixed, dtype=np.float32), drive=0.8, fade=1.6)


_GROUNDS = {
    "stone": (700.0, 6_000.0, 0.11),
    "mud": (120.0, 1_300.0, 0.3),
    "boards": (150.0, 2_200.0, 0.16),
}
"""Lowest and highest frequency of a step in hertz, and its length in seconds."""


def _step(ground: str, rng: np.random.Generator) -> Mono:
    low, high, length = _GROUNDS[ground]
    seed = int(rng.integers(1, 1_000_000))
    noise = coloured_noise(length, low=low, high=high, tilt=0.4, seed=seed)[0]
    t = clock(length)[: noise.size]
    hit = noise * np.exp(-t * 26) * envelope(length, 0.004, 0.03)[: noise.size] * 0.3
    if ground == "boards":
        hit += np.sin(2 * np.pi * (118 + 9 * rng.random()) * t) * np.exp(-t * 24) * 0.8
    if ground == "mud":
        hit += np.roll(noise, 3_000) * np.clip(np.sin(np.pi * t / length), 0, 1) ** 3 * 0.16
    return np.asarray(hit, dtype=np.float32)


@lru_cache(maxsize=1)
def boots_four_ways() -> Sound:
    """Heel and toe over stone, mud, boards; then standing still in the wet."""
    rng = np.random.default_rng(61)
    seconds = 22.0
    tape = Tape(seconds)
    for ground, start, pace in (("stone", 0.5, 0.54), ("mud", 6.6, 0.72), ("boards", 13.0, 0.5)):
        for count in range(10 if ground != "mud" else 8):
            at = start + count * pace + rng.normal(0, 0.015)
            side = 0.22 if count % 2 else -0.22
            tape.put(_step(ground, rng), at, level=rng.uniform(0.75, 1), pan=side)
            tape.put(_step(ground, rng), at + 0.09, level=0.4, pan=side)
    drips = np.cumsum(rng.uniform(0.2, 0.6, 10)) + 18.4
    for at in drips:
        tape.put(
            _bell(rng.uniform(900, 1_500), 0.15), float(at), level=0.05, pan=rng.uniform(-0.6, 0.6)
        )
    return master(in_room(tape.sound, seconds=0.7, wet=0.25, dark=2.5, seed=62), drive=0.8)
