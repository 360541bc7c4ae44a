"""Single notes: oscillators by table, envelopes, and the instruments built from them."""

from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

RATE = 44_100
Mono = npt.NDArray[np.float32]
_TABLE = 4_096
_NAMES = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}


def pitch(name: str) -> float:
    """Hertz of a note name such as A4, C#5 or Bb3."""
    semitone = _NAMES[name[0]] + name.count("#") - name[1:].count("b")
    return float(440.0 * 2 ** ((semitone + 12 * int(name[-1]) - 57) / 12))


def clock(seconds: float) -> Mono:
    return np.asarray(np.arange(int(seconds * RATE)) / RATE, dtype=np.float32)


@cache
def _table(partials: tuple[float, ...]) -> Mono:
    turn = np.arange(_TABLE) * (2 * np.pi / _TABLE)
    wave = sum(a * np.sin((n + 1) * turn + n * 0.7) for n, a in enumerate(partials) if a)
    return np.asarray(wave / np.abs(wave).max(), dtype=np.float32)


def play_table(partials: tuple[float, ...], cycles: npt.NDArray[np.floating]) -> Mono:
    """The wave read at `cycles` (turns since the start, may bend)."""
    index = (np.asarray(cycles) * _TABLE).astype(np.int64) & (_TABLE - 1)
    return np.asarray(_table(partials)[index], dtype=np.float32)


def envelope(seconds: float, attack: float, release: float) -> Mono:
    """Rises and falls along half a cosine, so that nothing clicks."""
    shape = np.ones(int(seconds * RATE), dtype=np.float32)
    rise = min(int(attack * RATE), shape.size // 2)
    fall = min(int(release * RATE), shape.size - rise)
    shape[:rise] *= 0.5 - 0.5 * np.cos(np.linspace(0, np.pi, rise, dtype=np.float32))
    if fall:
        shape[-fall:] *= 0.5 + 0.5 * np.cos(np.linspace(0, np.pi, fall, dtype=np.float32))
    return shape


def partials_below(
    hertz: float, slope: float, *, odd: float = 1.0, top: int = 28
) -> tuple[float, ...]:
    """Falling harmonics, none above 12 kHz; `odd` above 1 makes it reedy."""
    count = max(1, min(top, int(12_000 / hertz)))
    return tuple(round((odd if n % 2 else 1) / n**slope, 5) for n in range(1, count + 1))


@lru_cache(maxsize=128)
def reed(hertz: float, seconds: float, *, bellows: float = 0.05) -> Mono:
    """One accordion note: two reeds a hair apart, and an arm that breathes.

    Kept, because chords come back: do not write into it.
    """
    t = clock(seconds)
    partials = partials_below(hertz, 1.15, odd=1.3)
    beat = 1.1 + hertz / 400
    pair = play_table(partials, hertz * t) + play_table(partials, (hertz + beat) * t + 0.31)
    arm = 1 - bellows + bellows * np.sin(2 * np.pi * 1.7 * t)
    return np.asarray(pair * arm * envelope(seconds, 0.035, 0.07) * 0.5, dtype=np.float32)


_VOWELS = {
    "a": ((700, 110, 1.0), (1150, 130, 0.6), (2700, 220, 0.16)),
    "o": ((450, 90, 1.0), (850, 110, 0.5), (2600, 220, 0.08)),
    "u": ((330, 80, 1.0), (700, 100, 0.25), (2400, 220, 0.04)),
}


def _sung_partials(hertz: float, vowel: str) -> tuple[float, ...]:
    heights = hertz * np.arange(1, max(2, int(6_000 / hertz)))
    level = sum(g / (1 + ((heights - f) / w) ** 2) for f, w, g in _VOWELS[vowel])
    return tuple(np.round(np.asarray(level) / np.arange(1, heights.size + 1) ** 0.35 + 0.004, 5))


def voice(hertz: float, seconds: float, *, vowel: str = "a", scoop: float = 0.03) -> Mono:
    """A hummed note: slides in from below, and begins to tremble once it is sure."""
    t = clock(seconds)
    sure = np.clip((t - 0.22) / 0.5, 0, 1)
    bend = 1 - scoop * np.exp(-t / 0.05) + 0.0075 * sure * np.sin(2 * np.pi * 5.3 * t)
    cycles = np.cumsum(hertz * bend, dtype=np.float64) / RATE
    tone = play_table(_sung_partials(hertz, vowel), cycles)
    return np.asarray(tone * envelope(seconds, 0.09, 0.16), dtype=np.float32)


def bass(hertz: float, seconds: float) -> Mono:
    """A plucked double bass: the finger, then wood, then the string."""
    t = clock(seconds)
    string = play_table(partials_below(hertz, 1.25, top=14), hertz * t) * np.exp(-t * 1.5)
    wood = play_table(partials_below(hertz, 0.6, top=20), hertz * t) * np.exp(-t * 11) * 0.5
    thump = np.sin(2 * np.pi * 92 * t) * np.exp(-t * 30) * 0.5
    return np.asarray((string + wood + thump) * envelope(seconds, 0.006, 0.12), dtype=np.float32)


@lru_cache(maxsize=128)
def comb_tooth(hertz: float, seconds: float) -> Mono:
    """A music-box tooth: a bar rings at 1, 2.76 and 5.4 times its pitch."""
    t = clock(seconds)
    rings = ((1.0, 1.0, 2.2), (2.0, 0.28, 3.4), (2.76, 0.34, 6.0), (5.4, 0.16, 13.0))
    tone = sum(g * np.sin(2 * np.pi * hertz * r * t) * np.exp(-t * d) for r, g, d in rings)
    return np.asarray(tone * envelope(seconds, 0.002, 0.2) * 0.6, dtype=np.float32)


def string(hertz: float, seconds: float, *, seed: int, bright: float = 0.5) -> Mono:
    """A nylon guitar string after Karplus and Strong: a burst of noise that goes round a loop.

    Each lap is a filter on one period, so all laps are powers of its response. What whole samples
    lack of the pitch is made up by a delay of a part of a sample inside the loop.
    """
    period = int(RATE / hertz)
    late = RATE / hertz - period
    turn = 2 * np.pi * np.arange(period // 2 + 1) / period
    soft = 0.07 * min(1, 160 / hertz)
    loop = (1 - late + late * np.exp(-1j * turn)) * (1 - 2 * soft * (1 - np.cos(turn)))
    loop *= 0.5 ** (1 / (hertz * 0.9))
    burst = np.fft.rfft(np.random.default_rng(seed).uniform(-1, 1, period))
    burst *= ((1 + np.exp(-1j * turn)) / 2) ** round(3 / bright)
    burst[0] = 0
    laps = np.arange(int(seconds * RATE / period) + 1)[:, None]
    tone = np.fft.irfft(burst * loop**laps, period).ravel()[: int(seconds * RATE)]
    quiet = envelope(tone.size / RATE + 0.001, 0.002, 0.15)[: tone.size]
    return np.asarray(tone / np.abs(tone).max() * quiet, dtype=np.float32)
