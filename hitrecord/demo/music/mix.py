"""A tape with two tracks: put notes on it, give them a room, bring it to level."""

from pathlib import Path

import numpy as np
import numpy.typing as npt

from contributions.media.authoring import Sound, encode_audio
from hitrecord.demo.music.tone import RATE, Mono


class Tape:
    """Two channels of a fixed length; notes that run over the end are cut."""

    def __init__(self, seconds: float) -> None:
        self.sound: Sound = np.zeros((2, int(seconds * RATE)), dtype=np.float32)

    def put(self, tone: Mono, at: float, *, level: float = 1.0, pan: float = 0.0) -> None:
        """Add a tone at a second; pan −1 (left) to 1 (right), equal power."""
        start = max(0, int(at * RATE))
        end = min(start + tone.size, self.sound.shape[1])
        angle = (pan + 1) * np.pi / 4
        if end > start:
            self.sound[0, start:end] += tone[: end - start] * np.float32(level * np.cos(angle))
            self.sound[1, start:end] += tone[: end - start] * np.float32(level * np.sin(angle))


def convolve(dry: npt.NDArray[np.floating], response: npt.NDArray[np.floating]) -> Sound:
    """Channel by channel, kept to the length of the dry sound."""
    size = 1 << int(np.ceil(np.log2(dry.shape[-1] + response.shape[-1])))
    spectra = [np.fft.rfft(part.astype(np.float32), size) for part in (dry, response)]
    wet = np.fft.irfft(spectra[0] * spectra[1], size)
    return np.asarray(wet[..., : dry.shape[-1]], dtype=np.float32)


def in_room(dry: Sound, *, seconds: float, wet: float, dark: float, seed: int) -> Sound:
    """Add a room: noise that dies away, its treble first; `dark` is how much faster."""
    rng = np.random.default_rng(seed)
    size = int(seconds * RATE)
    t = np.arange(size) / RATE
    low = _smooth(rng.standard_normal((2, size)), 24)
    high = rng.standard_normal((2, size)) - _smooth(rng.standard_normal((2, size)), 4)
    tail = low * 4 * np.exp(-6.9 * t / seconds) + high * 0.35 * np.exp(-6.9 * dark * t / seconds)
    tail[:, : int(0.012 * RATE)] = 0
    tail /= np.sqrt((tail**2).sum(axis=1, keepdims=True))
    return dry * (1 - wet * 0.4) + convolve(dry, tail) * np.float32(wet)


def _smooth(sound: npt.NDArray[np.floating], width: int) -> npt.NDArray[np.floating]:
    total = np.cumsum(sound, axis=-1)
    total[..., width:] -= total[..., :-width].copy()
    return np.asarray(total / width)


def coloured_noise(seconds: float, *, low: float, high: float, tilt: float, seed: int) -> Sound:
    """Stereo noise between two frequencies, falling by `tilt` powers of the frequency."""
    size = int(seconds * RATE)
    padded = 1 << int(np.ceil(np.log2(size)))
    heights = np.fft.rfftfreq(padded, 1 / RATE).astype(np.float32)
    heights[0] = 1
    gain = heights**-tilt / (1 + (low / heights) ** 4) / (1 + (heights / high) ** 4)
    white = np.random.default_rng(seed).standard_normal((2, padded), dtype=np.float32)
    spectrum = np.fft.rfft(white) * gain
    noise = np.fft.irfft(spectrum, padded)[:, :size]
    return np.asarray(noise / noise.std(), dtype=np.float32)


def swell(seconds: float, *, period: float, depth: float, seed: int) -> Mono:
    """A slow, uneven rise and fall around 1, for water and wind."""
    rng = np.random.default_rng(seed)
    knots = np.arange(-1, seconds / period + 3)
    heights = 1 + depth * rng.uniform(-1, 1, knots.size)
    t = np.arange(int(seconds * RATE)) / (period * RATE)
    whole = t.astype(int)
    part = 0.5 - 0.5 * np.cos(np.pi * (t - whole))
    return np.asarray(heights[whole + 1] * (1 - part) + heights[whole + 2] * part, dtype=np.float32)


def master(sound: Sound, *, peak: float = 0.84, drive: float = 1.0, fade: float = 0.6) -> Sound:
    """Round the loudest moments off, set the peak, and fade both ends."""
    level = sound / (np.quantile(np.abs(sound[:, ::7]), 0.999) + 1e-9)
    warm = np.tanh(level * drive) / np.tanh(drive)
    ends = int(fade * RATE)
    warm[:, :400] *= np.linspace(0, 1, 400, dtype=np.float32)
    warm[:, -ends:] *= np.linspace(1, 0, ends, dtype=np.float32) ** 2
    return np.asarray(warm / np.abs(warm).max() * peak, dtype=np.float32)


def save(sound: Sound, folder: Path, name: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return encode_audio(sound, folder / f"{name}.flac")
