"""The cover over a mature work: what stands on it, and the blur that shows through.

Nothing of the work itself is in it. The blur is the picture at sixteen pixels, made when the
file was processed, so that what is covered is not in the page at all.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.models import Viewing
from contributions.queries.files import FileView


@dataclass(frozen=True, slots=True)
class Veil:
    reason: str
    blur: str
    width: int
    height: int


def is_veiled(*, is_mature: bool, viewing: str) -> bool:
    """Whatever is not known to be asked for stays covered."""
    return is_mature and viewing != Viewing.SHOW


def with_nothing_left_out(viewing: str) -> str:
    """For lists that somebody works with: what would be left out is covered there."""
    return Viewing.VEIL if viewing == Viewing.HIDE else viewing


def veil_of(note: str, file: FileView | None) -> Veil:
    facts = file.facts if file else {}
    return Veil(
        reason=note or _("Its author calls it mature."),
        blur=str(facts.get("placeholder") or ""),
        width=int(facts.get("width") or 0),
        height=int(facts.get("height") or 0),
    )
