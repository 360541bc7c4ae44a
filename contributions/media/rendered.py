"""What a rendering says while it works and when it is done."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Kind = Literal["image", "audio", "video", "writing"]
LOOKS = "looks"
"""A fact for nobody's eyes: what pictures look like, 16 hexadecimal digits each, ten at most."""

Fact = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Progress:
    """Step `step` of `steps` (from 1), and how much of the whole is done."""

    step: int
    steps: int
    percent: int


@dataclass(frozen=True, slots=True)
class Output:
    """One finished file. `content_type` follows from the role, never from what the child says."""

    role: str
    path: Path
    content_type: str
    width: int | None
    height: int | None


@dataclass(frozen=True, slots=True)
class Rendered:
    """What the file turned out to be.

    Facts, where they apply: `format`, `width`, `height` (pixels, upright), `duration_ms`, `frames`,
    `dominant_color` ('#rrggbb'), `placeholder` (data URI), `loudness_lufs`, `true_peak_db`,
    `loudness_range_lu`,
    `word_count`, `has_sound`.
    """

    kind: Kind
    facts: Mapping[str, Fact]
    outputs: tuple[Output, ...]
