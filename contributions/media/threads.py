"""How many cores a film is decoded and encoded on, so that its frames fit into memory."""

import os

from av.video.stream import VideoStream

THREADS = min(4, os.cpu_count() or 1)
# A frame of 4K in eight bits. Larger ones are decoded one at a time, their slices side by side:
# every further frame under way would be kept beside those the codec itself refers to.
_LARGE = 15_000_000


def frame_bytes(video: VideoStream) -> int:
    """Of one decoded frame, as the header describes it."""
    form = video.codec_context.format
    bits = form.padded_bits_per_pixel if form is not None else 24
    return video.width * video.height * bits // 8


def share_out(video: VideoStream) -> None:
    """Call before the first frame is decoded."""
    context = video.codec_context
    context.thread_count = THREADS
    context.thread_type = "AUTO" if frame_bytes(video) <= _LARGE else "SLICE"
    if context.name == "libdav1d" and frame_bytes(video) > _LARGE:
        context.options = {"max_frame_delay": "1"}
