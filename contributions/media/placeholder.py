"""What stands in a picture's place before it arrives: its main colour and sixteen pixels."""

import base64
import io

from PIL import Image

from contributions.media.canvas import on_white


def dominant_color(image: Image.Image) -> str:
    """The commonest of eight colours of a small copy, as '#rrggbb'."""
    small = on_white(image).convert("RGB").resize((48, 48), Image.Resampling.BOX)
    few = small.quantize(8, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    counts = few.getcolors() or [(1, 0)]
    _, index = max(counts)
    palette = few.getpalette() or [0, 0, 0]
    place = int(index) * 3 if isinstance(index, int) else 0
    red, green, blue = palette[place : place + 3]
    return f"#{red:02x}{green:02x}{blue:02x}"


def placeholder(image: Image.Image) -> str:
    """A data URI, sixteen pixels wide, a few hundred bytes long."""
    width = min(16, image.width)
    height = max(1, min(32, round(image.height * width / image.width)))
    buffer = io.BytesIO()
    image.resize((width, height), Image.Resampling.BOX).save(buffer, "WEBP", quality=40)
    return "data:image/webp;base64," + base64.b64encode(buffer.getvalue()).decode()
