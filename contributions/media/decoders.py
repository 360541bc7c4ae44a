"""The one decoder a picture needs, loaded before the child locks itself in.

Pillow would load it when needed, and on some ways all of its others too: a child lives for about a
second, and each of those costs it a hundredth.
"""

import importlib

from contributions.media import heic

# A JPEG may turn out to be several in one file. Metadata of any format is written like a TIFF.
_PLUGINS = {
    "AVIF": ("Avif",),
    "GIF": ("Gif",),
    "HEIF": (),
    "JPEG": ("Jpeg", "Mpo"),
    "PNG": ("Png",),
    "TIFF": ("Tiff",),
    "WEBP": ("WebP",),
}


def load(name: str) -> None:
    """`name` is Pillow's for the format."""
    for plugin in _PLUGINS[name]:
        importlib.import_module(f"PIL.{plugin}ImagePlugin")
    if name == "HEIF":
        heic.load()
