"""What Content Credentials cost: a JPEG, an MP3 and an MP4, signed as the site signs them.

    python bench/credentials.py [jpeg] [mp3] [mp4] [--rounds 7] [--seconds 180]

Three floors in alternation: the same library in a plain script that has the key, which is what the
sandbox is compared with; reading, hashing and writing the file once; and making the file in the
first place, with the same codec library. The statement names two sources.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hitrecord.settings")
os.environ |= {"STATE_DIR": str(ROOT / "var" / "bench"), "LOG_LEVEL": "ERROR"}

import av  # noqa: E402
import django  # noqa: E402
import numpy as np  # noqa: E402
from largest.films import panning  # noqa: E402
from media import photograph, used  # noqa: E402
from PIL import Image  # noqa: E402

django.setup()

from cryptography.hazmat.primitives.serialization import (  # noqa: E402
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from contributions.credentials import pen  # noqa: E402
from contributions.credentials.authority import authority  # noqa: E402
from contributions.credentials.statement import Origin, Provenance, statement  # noqa: E402

PLAIN = ROOT / "bench" / "signed" / "plain.py"
LANTERN = Origin("The lantern", ["Ben"], "based_on", "https://site.example/works/1/")
SONG = Origin("The song", ["Cleo"], "contains", "https://site.example/works/2/")
ADDRESS = "https://site.example/works/3/"
SAID, _QUOTED = statement(
    Provenance(3, 1, "The fox", ["Ada"], ADDRESS, "", "", False, "", [LANTERN, SONG]), quotes=False
)


def jpeg(folder: Path, _seconds: int) -> Callable[[], Path]:
    """What a page shows of a photograph when somebody looks closely."""
    path, seen = folder / "a.jpg", Image.open(photograph(folder / "large.jpg")).resize((2560, 1707))

    def make() -> Path:
        seen.save(path, quality=82)
        return path

    return make


def mp3(folder: Path, seconds: int) -> Callable[[], Path]:
    noise = (np.random.default_rng(1).standard_normal((2, 44_100)) * 0.1).astype(np.float32)

    def make() -> Path:
        path = folder / "a.mp3"
        with av.open(str(path), "w", format="mp3") as container:
            stream = container.add_stream("mp3", rate=44_100, layout="stereo")
            for _ in range(seconds):
                frame = av.AudioFrame.from_ndarray(noise, "fltp", "stereo")
                frame.sample_rate = 44_100
                container.mux(stream.encode(frame))
            container.mux(stream.encode(None))
        return path

    return make


def mp4(folder: Path, seconds: int) -> Callable[[], Path]:
    return partial(panning, folder / "a.mp4", photograph(folder / "large.jpg"), seconds // 3)


PARTS = {
    "jpeg": (jpeg, "image/jpeg", "image-2560-jpeg"),
    "mp3": (mp3, "audio/mpeg", "stream-mp3"),
    "mp4": (mp4, "video/mp4", "film-720"),
}


def ours(path: Path, mime: str, role: str) -> None:
    with tempfile.TemporaryDirectory() as into:
        pen.sign(
            path,
            Path(into),
            mime=mime,
            role=role,
            statement=SAID,
            quoted={},
            moved=lambda: None,
        )


def plain(what: str, path: Path, mime: str, errand: Path) -> None:
    command = [sys.executable, str(PLAIN), what, str(path), mime, str(errand)]
    subprocess.run(command, check=True)


def measure(name: str, folder: Path, rounds: int, seconds: int) -> None:
    prepare, mime, role = PARTS[name]
    path = (make := prepare(folder, seconds))()
    errand, who = folder / "errand.json", authority()
    key = who.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    errand.write_text(json.dumps({"chain": who.chain, "key": key, "statement": SAID}))
    ways = {
        "ours": partial(ours, path, mime, role),
        "plain script": partial(plain, "sign", path, mime, errand),
        "read, hash, write": partial(plain, "copy", path, mime, errand),
    }
    taken: dict[str, list[tuple[float, float]]] = {way: [] for way in ways}
    for number in range(rounds + 1):
        for way, call in ways.items():
            spent = used(call)
            if number:
                taken[way].append(spent)
    median = {
        way: [statistics.median(each) for each in zip(*taken[way], strict=True)] for way in ways
    }
    cpu, clock = median["ours"]
    print(f"{name}, {path.stat().st_size / 1e6:.1f} MB: {cpu:.3f} s CPU, {clock:.3f} s")
    for way in ("plain script", "read, hash, write"):
        floor = median[way]
        print(f"  {way}: ratio {cpu / floor[0]:.2f} of CPU, {clock / floor[1]:.2f} by the clock")
    making = used(make)[0]
    print(f"  encoding it: {making:.2f} s CPU; signing adds {cpu / making:.1%}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []])
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--seconds", type=int, default=180)
    asked = parser.parse_args()
    for name in asked.parts or PARTS:
        with tempfile.TemporaryDirectory() as folder:
            measure(name, Path(folder), asked.rounds, asked.seconds)


if __name__ == "__main__":
    main()
