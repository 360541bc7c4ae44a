"""TIFF and raw pictures made of it: the tags pixels need stay, all others leave their directory.

Their values are zeroed, the entries behind them move up, and the room that is left is zeros. What
GPS, Exif and makers' directories point to goes with them. A raw picture loses the camera's notes
and the names of its maker and model, so a program may develop it in plainer colours.
"""

from __future__ import annotations

from contributions.media.discreet.patches import Patches
from contributions.media.discreet.window import Lost, Order, Window

SUB, PRIVATE_DIRECTORIES = 330, {0x8769, 0x8825, 0xA005}
DNG = set(range(50706, 51200)) - {50708, 50709, 50735, 50740, 50827, 50971, 50972, 51107}
KEPT = (
    {*range(254, 260), *range(262, 267), 273, 274, *range(277, 285), *range(288, 294), 296, 297}
    | {301, *range(317, 326), SUB, 332, 334, *range(336, 344), 347, *range(512, 522)}
    | {*range(529, 533), 33421, 33422, 34675}
    | DNG
)
WIDTHS = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
MOST = 200


def blank(window: Window, patches: Patches) -> None:
    order: Order = "little" if window.at(0, 2) == b"II" else "big"
    waiting, seen = [(window.number(4, 4, order), False)], set[int]()
    while waiting:
        at, is_private = waiting.pop()
        if not at or at in seen:
            continue
        if len(seen) >= MOST:
            raise Lost(8)
        seen.add(at)
        waiting += _Directory(window, patches, at, order).blank(is_private)


class _Directory:
    def __init__(self, window: Window, patches: Patches, at: int, order: Order) -> None:
        self.window, self.patches, self.at, self.order = window, patches, at, order
        self.count = window.number(at, 2, order)
        self.end = at + 2 + self.count * 12

    def blank(self, is_private: bool) -> list[tuple[int, bool]]:
        """Directories it points to; those of a private one are private."""
        kept, others = [], []
        for at in range(self.at + 2, self.end, 12):
            entry = self.window.exactly(at, 12)
            tag = int.from_bytes(entry[:2], self.order)
            if tag == SUB or tag in PRIVATE_DIRECTORIES:
                others += [(place, is_private or tag != SUB) for place in self._values(at)]
            if tag in KEPT and not is_private:
                kept.append(entry)
            else:
                self._zero_values(at)
        following = self.window.at(self.end, 4)
        others.append((int.from_bytes(following, self.order), is_private))
        if is_private:
            self.patches.zero(self.at, self.end - self.at)
        elif len(kept) < self.count:
            written = len(kept).to_bytes(2, self.order) + b"".join(kept) + following
            self.patches.write(self.at, written, self.end + 4 - self.at)
        return others

    def _length(self, at: int) -> int:
        width = WIDTHS.get(self.window.number(at + 2, 2, self.order), 1)
        return width * self.window.number(at + 4, 4, self.order)

    def _values(self, at: int) -> list[int]:
        """Of an entry that holds places, at most a few."""
        length = min(self._length(at), MOST * 4)
        place = at + 8 if length <= 4 else self.window.number(at + 8, 4, self.order)
        data = self.window.at(place, length)
        return [int.from_bytes(data[n : n + 4], self.order) for n in range(0, len(data) - 3, 4)]

    def _zero_values(self, at: int) -> None:
        length = self._length(at)
        if length > 4:
            self.patches.zero(self.window.number(at + 8, 4, self.order), length)
