"""The plain scripts of bench/media.py: python bench/plain.py first|all|film FILE."""

import io
import sys
import tempfile
from fractions import Fraction
from pathlib import Path


def pictures(path: Path, *, first_only: bool) -> None:
    """Decode once, each size from the next larger one; or just enough for the smallest."""
    from PIL import Image  # noqa: PLC0415 -- as a script that needs only this

    image = Image.open(path)
    widths = (320,) if first_only else (2560, 1280, 640, 320)
    image.draft("RGB", (widths[0] * 3 // 2, widths[0]))
    image.load()
    full = (image.width, image.height)
    for width in widths:
        size = (width, round(full[1] * width / full[0]))
        image = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
        image.save(io.BytesIO(), "WEBP", quality=80, method=4)
        if not first_only:
            image.save(io.BytesIO(), "JPEG", quality=82)


def film(path: Path) -> None:
    """One decode, two encodes with the settings of the ladder and their sound, nothing else."""
    import av  # noqa: PLC0415

    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from contributions.media.encoder import options  # noqa: PLC0415

    with av.open(str(path)) as source, tempfile.TemporaryDirectory() as folder:
        source.streams.video[0].thread_type = "AUTO"
        sinks = []
        for nominal, size in ((720, (1280, 720)), (360, (640, 360))):
            container = av.open(f"{folder}/{nominal}.mp4", "w", options={"movflags": "faststart"})
            stream = container.add_stream("libx264", rate=25, options=options(nominal, 25, nominal))
            stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
            sound = container.add_stream("aac", rate=48_000, layout="stereo")
            sound.bit_rate = 128_000
            sinks.append((container, stream, sound, size))
        index = 0
        for frame in source.decode(*source.streams.video, *source.streams.audio):
            if isinstance(frame, av.AudioFrame):
                for container, _, sound, _ in sinks:
                    container.mux(sound.encode(frame))
                continue
            picture = frame
            for container, stream, _, size in sinks:
                picture = picture.reformat(*size, format="yuv420p")
                picture.pts, picture.time_base, picture.pict_type = index, Fraction(1, 25), 0
                container.mux(stream.encode(picture))
            index += 1
        for container, stream, sound, _ in sinks:
            container.mux(stream.encode(None))
            container.mux(sound.encode(None))
            container.close()


if __name__ == "__main__" and len(sys.argv) == 3:
    if sys.argv[1] == "film":
        film(Path(sys.argv[2]))
    else:
        pictures(Path(sys.argv[2]), first_only=sys.argv[1] == "first")
