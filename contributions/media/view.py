"""How a picture is meant to be seen, read from its header, and the sizes it is shown in."""

from PIL import Image

from contributions.media import canvas
from contributions.media.limits import ImageLimits


class View:
    def __init__(self, image: Image.Image, limits: ImageLimits) -> None:
        self.turn = canvas.orientation(image)
        self.profile: bytes | None = image.info.get("icc_profile")
        self.size = self.turned(image.size)
        self.sizes = canvas.targets(*self.size, limits.widths)

    def lying(self, nominal: int) -> canvas.Size:
        """The size of a rendition before it is turned upright."""
        return self.turned(self.sizes[nominal])

    def decoded_at(self, size: canvas.Size, limits: ImageLimits) -> None:
        """A JPEG may be decoded smaller than it is; nothing is enlarged."""
        self.sizes = canvas.targets(*self.turned(size), limits.widths)

    def drawn(self, small: Image.Image) -> Image.Image:
        """The colours of what is small by now, then upright, which is the cheapest order."""
        shown = canvas.to_srgb(small, self.profile)
        return canvas.fresh(canvas.turned(shown, self.turn))

    def turned(self, size: canvas.Size) -> canvas.Size:
        return size[::-1] if canvas.is_sideways(self.turn) else size
