"""How far variants of a picture, and of a recording, are from it, and unrelated ones from each
other: what the thresholds of contributions.queries.alike_* were chosen by."""

import io
import itertools
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageEnhance, ImageOps

from contributions.domain import landmarks, looks
from contributions.media.canvas import on_white
from hitrecord.demo.music import places, songs, waltz

PICTURES = Path(__file__).resolve().parents[2] / "demo" / "pictures"
Sound = npt.NDArray[np.float32]


def look(picture: Image.Image) -> int | None:
    grey = on_white(picture).convert("L").resize((looks.SIDE, looks.SIDE), Image.Resampling.BOX)
    return looks.look_of(grey.tobytes())


def jpeg(picture: Image.Image, quality: int) -> Image.Image:
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=quality)
    return Image.open(buffer)


def cut(picture: Image.Image, share: float) -> Image.Image:
    width, height = picture.size
    x, y = int(width * share), int(height * share)
    return picture.crop((x, y, width - x, height - y))


VARIANTS: dict[str, Callable[[Image.Image], Image.Image]] = {
    "a quarter of the size": lambda each: each.reduce(4),
    "640 px wide, JPEG 60": lambda each: jpeg(
        each.resize((640, 640 * each.height // each.width)), 60
    ),
    "JPEG 20": lambda each: jpeg(each, 20),
    "brighter by a quarter": lambda each: ImageEnhance.Brightness(each).enhance(1.25),
    "more contrast": lambda each: ImageEnhance.Contrast(each).enhance(1.3),
    "2 % cropped on each side": lambda each: cut(each, 0.02),
    "4 % cropped on each side": lambda each: cut(each, 0.04),
    "turned by one degree": lambda each: each.rotate(1, Image.Resampling.BICUBIC),
}


def pictures() -> None:
    shown = [
        on_white(Image.open(path).convert("RGBA"))
        for path in sorted(PICTURES.iterdir())
        if path.suffix == ".webp"
    ]
    known = [(each, found) for each in shown if (found := look(each)) is not None]
    print(f"{len(shown)} pictures, {len(shown) - len(known)} of them say too little to be known")
    for name, made in VARIANTS.items():
        apart = sorted(looks.difference(found, look(made(each)) or 0) for each, found in known)
        print(
            f"  {name}: {apart[len(apart) // 2]} bits in the middle, {apart[-1]} at most,"
            f" {sum(bits > 8 for bits in apart)} above 8"
        )
    mirrored = [
        looks.difference(found ^ looks.MIRROR, look(ImageOps.mirror(each)) or 0)
        for each, found in known
    ]
    print(f"  mirrored: {max(mirrored)} bits at most")
    pairs = sorted(
        looks.difference(one, other) for (_, one), (_, other) in itertools.combinations(known, 2)
    )
    print(
        f"  {len(pairs)} unrelated pairs: {pairs[:6]} at least,"
        f" {pairs[len(pairs) // 2]} in the middle"
    )


def heard(sound: Sound) -> tuple[list[int], list[int]]:
    ear = landmarks.Ear()
    for start in range(0, sound.size, 30_000):
        ear.hear(sound[start : start + 30_000])
    return ear.landmarks()


def at_8k(sound: Sound) -> Sound:
    thin = av.AudioResampler("flt", "mono", landmarks.RATE)
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(sound[:1]), "fltp", "mono")
    frame.sample_rate = 44_100
    return np.concatenate(
        [made.to_ndarray()[0] for part in (frame, None) for made in thin.resample(part)]
    )


def common(one: tuple[list[int], list[int]], other: tuple[list[int], list[int]]) -> int:
    where: dict[int, list[int]] = {}
    for mark, moment in zip(*other, strict=True):
        where.setdefault(mark, []).append(moment)
    drawers: Counter[tuple[int, int]] = Counter()
    for mark, moment in zip(*one, strict=True):
        for there in where.get(mark, ()):
            drawers.update((half, (there - moment + half) >> 2) for half in (0, 2))
    return max(drawers.values(), default=0)


def sounds() -> None:
    played = {
        "harbour": places.harbour_at_five(),
        "rain": places.rain_on_a_bus_roof(),
        "foghorn": places.foghorn_two_miles_off(),
        "lullaby": songs.lullaby_for_borrowed_boots(),
        "kettle": songs.kettle_in_b_flat(),
        "vals": waltz.vals_para_un_faro(),
    }
    thin = {name: at_8k(sound) for name, sound in played.items()}
    whole = {name: heard(sound) for name, sound in thin.items()}
    rng = np.random.default_rng(3)
    for name, sound in thin.items():
        part = sound[sound.size // 3 + 77 :][: 12 * landmarks.RATE]
        noise = rng.standard_normal(part.size).astype(np.float32) * float(part.std())
        tried = {
            "itself": part,
            "quieter": part * 0.2,
            "noise at a third": part + noise * 0.32,
            "at 0.56": part + noise * 0.56,
        }
        others = max(common(whole[name], whole[other]) for other in whole if other != name)
        print(
            f"  {name}: {len(whole[name][0])} landmarks; 12 s of it share",
            {how: common(heard(each), whole[name]) for how, each in tried.items()},
            f"others at most {others}",
        )
