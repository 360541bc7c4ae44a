"""How loud a sound is, in numbers and in one sentence for whoever made it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _

USUAL: Final = -14
"""LUFS; where most published songs are, and what the large services play at."""
QUIET, LOUD = -18, -12
HIGHEST_PEAK: Final = -1.0
"""dBTP; above it an encoded sound may be cut off."""


@dataclass(frozen=True, slots=True)
class Loudness:
    """`integrated` in LUFS, `peak` in dBTP, `spread` in LU; None where it was not measured."""

    integrated: float | None
    peak: float | None
    spread: float | None

    @property
    def numbers(self) -> list[str]:
        """The measurements with their units and a true minus."""
        named = ((self.integrated, "LUFS"), (self.peak, "dBTP"), (self.spread, "LU"))
        return [
            f"{value:.1f} {unit}".replace("-", "−") for value, unit in named if value is not None
        ]

    @property
    def sentence(self) -> str:
        usual = f"−{-USUAL} LUFS"
        if self.integrated is None:
            return _("It is silent, or too short to be measured.")
        if self.integrated < QUIET:
            said = _("Quiet beside others: most songs are about %(usual)s.")
        elif self.integrated > LOUD:
            said = _("Louder than most songs, which are about %(usual)s: it will be turned down.")
        else:
            said = _("About as loud as most songs, which are about %(usual)s.")
        return " ".join(filter(None, (said % {"usual": usual}, self._peak_sentence)))

    @property
    def _peak_sentence(self) -> str:
        if self.peak is None or self.peak <= HIGHEST_PEAK:
            return ""
        return _("Its loudest moments may crackle: leave 1 dB of room above them.")


def loudness_of(facts: Mapping[str, Any]) -> Loudness | None:
    """None where nothing was heard at all."""
    if "loudness_lufs" not in facts:
        return None
    names = ("loudness_lufs", "true_peak_db", "loudness_range_lu")
    return Loudness(*(_number(facts.get(name)) for name in names))


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) else None
