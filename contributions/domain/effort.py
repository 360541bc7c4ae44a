"""How much work a comparison may be: counted, because nobody knows how busy the machine is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Effort:
    """What a comparison may still spend, in steps of about a tenth of a microsecond. Counted and
    not timed, so that the same texts always end the same way."""

    left: int

    def spend(self, steps: int) -> bool:
        """Whether there is enough left; what is too much costs nothing."""
        if steps > self.left:
            return False
        self.left -= steps
        return True
