"""One moment of a film as an upright Pillow picture, for the poster and the preview strip."""

from av.video.frame import VideoFrame
from PIL import Image, ImageStat

from contributions.media.canvas import fresh, shrink
from contributions.media.ladder import displayed, quarter_turns

_TURNS = {
    1: Image.Transpose.ROTATE_90,
    2: Image.Transpose.ROTATE_180,
    3: Image.Transpose.ROTATE_270,
}
_TALLEST = 3
"""Times as high as wide may a cell be; a telephone's film is not quite twice as high."""


def still(frame: VideoFrame, longest: int, ratio: float) -> Image.Image:
    """The frame as it is shown, its longer side at most `longest` pixels, never enlarged."""
    turns = quarter_turns(frame)
    width, height = displayed(frame, ratio)
    scale = min(1.0, longest / max(width, height))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    lying = size[::-1] if turns % 2 else size
    small = frame.reformat(width=lying[0], height=lying[1], format="rgb24")
    image = Image.fromarray(small.to_ndarray())
    if turns:
        image = image.transpose(_TURNS[turns])
    return fresh(image)


def says_something(image: Image.Image) -> bool:
    """A black or plain frame makes a poor poster."""
    grey = ImageStat.Stat(image.convert("L").resize((64, 64)))
    return grey.stddev[0] > 12 and grey.mean[0] > 16


def sheet(stills: list[Image.Image], cell: int = 320) -> Image.Image:
    """Three rows of three in reading order; a short film repeats its last moment."""
    first = stills[0]
    width = min(cell, max(1, _TALLEST * cell * first.width // first.height))
    size = (width, min(_TALLEST * cell, max(1, round(first.height * width / first.width))))
    canvas = Image.new("RGB", (size[0] * 3, size[1] * 3))
    for place in range(9):
        picture = stills[min(place, len(stills) - 1)]
        canvas.paste(shrink(picture, size), (place % 3 * size[0], place // 3 * size[1]))
    return canvas
