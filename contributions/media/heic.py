"""Telephones' HEIC pictures, where the optional library lies beside us (requirements/heic.txt).

It is no part of every installation because its wheels carry an encoder under the GPL.
"""

import importlib
from functools import cache
from importlib.util import find_spec

LIBRARY = "pillow_heif"


@cache
def can_read() -> bool:
    return find_spec(LIBRARY) is not None


def load() -> None:
    """Teach Pillow the format "HEIF", before the child locks itself in; nothing without it."""
    if can_read():
        importlib.import_module(LIBRARY).register_heif_opener(thumbnails=False)
