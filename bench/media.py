"""How fast and how large the sandbox is beside plain scripts with the same libraries.

    python bench/media.py [picture] [film] [sound] [memory] [--rounds 5] [--seconds 60]

Without names all four. Ours and theirs are run in alternation; processor time of everything that
ran comes first, the clock second, medians of the rounds. On a shared machine only ratios count.
"""

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import av
import numpy as np
from largest import films, pictures
from PIL import Image

from contributions.media.errors import MediaError
from contributions.media.sandbox import render

PLAIN = Path(__file__).with_name("plain.py")
MOST = 600  # MB of memory that a child may come to hold


class Enough(Exception):
    """The file that was waited for is there."""


def photograph(path: Path) -> Path:
    """Clouds of noise at several sizes, so that encoders find as much to do as in a real one."""
    rng = np.random.default_rng(1)
    made = Image.new("RGB", (6000, 4000))
    for size in (12, 60, 600, 3000):
        grain = rng.integers(0, 255, (size * 2 // 3, size, 3), np.uint8)
        layer = Image.fromarray(grain).resize((6000, 4000), Image.Resampling.BICUBIC)
        made = Image.blend(made, layer, 0.5 if size < 600 else 0.12)
    made.save(path, quality=92)
    return path


def recording(path: Path, minutes: int) -> Path:
    """Noise that swells once a minute, as FLAC."""
    rng = np.random.default_rng(1)
    minute = (rng.standard_normal((1, 2 * 48_000 * 60)) * 3000).astype(np.int16)
    minute = (minute * np.hanning(minute.size)).astype(np.int16)
    with av.open(str(path), "w", format="flac") as container:
        stream = container.add_stream("flac", rate=48_000, layout="stereo")
        for _ in range(minutes):
            frame = av.AudioFrame.from_ndarray(minute, "s16", "stereo")
            frame.sample_rate = 48_000
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def ours(path: Path, until: str = "") -> None:
    """The whole sandbox; until the file of that role is there, if one is named."""

    def seen(output: object) -> None:
        if until and getattr(output, "role", "") == until:
            raise Enough

    with tempfile.TemporaryDirectory() as folder:
        try:
            render(path, Path(folder), progress=lambda _: None, on_output=seen)
        except Enough:
            return


def plain(what: str, path: Path) -> None:
    subprocess.run([sys.executable, str(PLAIN), what, str(path)], check=True)


def used(what: Callable[[], None]) -> tuple[float, float]:
    """Seconds of processor and of clock."""

    def processor() -> float:
        both = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        return sum(sum(resource.getrusage(who)[:2]) for who in both)

    before, begun = processor(), time.perf_counter()
    what()
    return processor() - before, time.perf_counter() - begun


def compare(name: str, mine: Callable[[], None], theirs: Callable[[], None], rounds: int) -> None:
    pairs = [(used(mine), used(theirs)) for _ in range(rounds)]
    for place, unit in enumerate(("CPU", "clock")):
        own, other = ([pair[side][place] for pair in pairs] for side in (0, 1))
        ratio = statistics.median(a / b for a, b in zip(own, other, strict=True))
        print(
            f"{name}, {unit}: {statistics.median(own):.2f} s against"
            f" {statistics.median(other):.2f} s, ratio {ratio:.2f}",
            flush=True,
        )


def picture(folder: Path, rounds: int, _seconds: int) -> None:
    path = photograph(folder / "a.jpg")
    compare(
        "24 MP JPEG, first rendition",
        lambda: ours(path, "image-320"),
        lambda: plain("first", path),
        rounds,
    )
    compare("24 MP JPEG, all", lambda: ours(path), lambda: plain("all", path), rounds)


def film(folder: Path, rounds: int, seconds: int) -> None:
    path = films.panning(folder / "a.mp4", photograph(folder / "b.jpg"), seconds)
    compare(f"{seconds} s of 1080p", lambda: ours(path), lambda: plain("film", path), rounds)


def sound(folder: Path, rounds: int, seconds: int) -> None:
    path = recording(folder / "a.flac", seconds)
    times = [used(lambda: ours(path, "waveform-svg")) for _ in range(rounds)]
    cpu, clock = (statistics.median(each) for each in zip(*times, strict=True))
    print(f"{seconds} minutes of sound, waveform: {cpu:.1f} s CPU, {clock:.1f} s", flush=True)


def memory(folder: Path, _rounds: int, _seconds: int) -> None:
    """Each in a process of its own, because the system tells only the highest of all children."""
    path = folder / "a"
    for name in (*pictures.WAYS, *films.WAYS):
        print(f"{name}: ", end="", flush=True)
        made = subprocess.run([sys.executable, __file__, "--make", name, str(path)], check=False)
        if made.returncode:
            print("cannot be made with the libraries of this machine")
            continue
        subprocess.run([sys.executable, __file__, "--peak", str(path)], check=True)


def peak(path: Path) -> None:
    with tempfile.TemporaryDirectory() as into:
        try:
            made = render(path, Path(into), progress=lambda _: None)
            ended = f"{len(made.outputs)} files"
        except MediaError as refusal:
            ended = refusal.code
    high = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    size, most = path.stat().st_size / 1e6, high * 1024 / 1e6
    print(f"{size:.0f} MB, {ended}: {most:.0f} MB, {most / MOST:.2f} of {MOST}", flush=True)


PARTS = {"picture": picture, "film": film, "sound": sound, "memory": memory}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--peak")
    parser.add_argument("--make", nargs=2)
    given = parser.parse_args()
    if given.make:
        name, path = given.make
        ways = pictures.WAYS if name in pictures.WAYS else films.WAYS
        ways[name](pictures.scene() if name in pictures.WAYS else None, Path(path))
        return
    if given.peak:
        peak(Path(given.peak))
        return
    with tempfile.TemporaryDirectory() as folder:
        for name in given.parts or PARTS:
            PARTS[name](Path(folder), given.rounds, given.seconds)


if __name__ == "__main__":
    main()
