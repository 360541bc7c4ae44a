"""Where the studio's committed files lie."""

from pathlib import Path

_DEMO = Path(__file__).resolve().parents[2] / "demo"
PICTURES = _DEMO / "pictures"
FACES = _DEMO / "faces"
WORDS = _DEMO / "words"
