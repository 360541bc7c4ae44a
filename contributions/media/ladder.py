"""Which sizes a film is made in, and how its frames are to be turned and scaled."""

from av.video.frame import VideoFrame

Size = tuple[int, int]


def quarter_turns(frame: VideoFrame) -> int:
    """How many quarter turns counterclockwise make the frame upright (phones film lying)."""
    return round(frame.rotation / 90) % 4


def displayed(frame: VideoFrame, ratio: float) -> Size:
    """The size as shown: pixels of that ratio made square, lying frames turned upright."""
    width, height = frame.width, frame.height
    width = max(1, round(width * ratio))
    return (height, width) if quarter_turns(frame) % 2 else (width, height)


def rungs(shown: Size, heights: tuple[int, ...]) -> dict[int, Size]:
    """Even sizes by nominal height, largest first; the shorter side counts, nothing is enlarged.

    A film smaller than a rung keeps its own size there and leaves the larger rungs out.
    """
    short = min(shown)
    wanted = [height for height in sorted(heights) if height < short]
    above = [height for height in sorted(heights) if height >= short][:1]
    return {
        nominal: _even(shown, min(1.0, nominal / short))
        for nominal in sorted(wanted + above, reverse=True)
    }


def _even(shown: Size, scale: float) -> Size:
    width, height = (max(2, round(side * scale / 2) * 2) for side in shown)
    return width, height
