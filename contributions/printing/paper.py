"""A pile of pages that is written from top to bottom."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from reportlab.pdfgen.canvas import Canvas

from contributions.printing import fonts
from contributions.printing.bidi import is_rtl
from contributions.printing.words import Line, Piece

POINT: Final = 1.0
INCH: Final = 72.0


@dataclass(frozen=True, slots=True)
class Format:
    """In points, from the lower left corner."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def measure(self) -> float:
        return self.width - self.left - self.right


class Paper:
    """The same words give the same bytes: no clock and no chance goes in (`invariant`)."""

    def __init__(
        self, form: Format, *, title: str, author: str, margin: Callable[[Paper], None]
    ) -> None:
        fonts.register()
        self.form = form
        self.number = 1
        self._margin = margin
        self._file = io.BytesIO()
        self._canvas: Any = Canvas(
            self._file, pagesize=(form.width, form.height), invariant=1, pageCompression=1
        )
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        # "unspecified" would stand there otherwise.
        self._canvas.setSubject("")
        self._canvas.setKeywords("")
        self._canvas.setCreator("")
        self._canvas.setProducer("")
        self.top()

    def top(self) -> None:
        self.y = self.form.height - self.form.top

    @property
    def left(self) -> float:
        """How much room there is above the lower margin."""
        return self.y - self.form.bottom

    @property
    def is_fresh(self) -> bool:
        return self.y == self.form.height - self.form.top

    def turn(self) -> None:
        self._margin(self)
        self._canvas.showPage()
        self.number += 1
        self.top()

    def skip(self, height: float) -> None:
        """Empty room; none at the head of a page."""
        if not self.is_fresh:
            self.y -= height

    def write(self, line: Line, *, x: float, leading: float, measure: float = 0) -> None:
        """One line below the last. Within a `measure` what reads from the right ends there."""
        if self.left < leading:
            self.turn()
        self.y -= leading
        if measure and is_rtl(_words(line)[::-1]):
            x += measure - _width(line)
        self.put(line, x=x, y=self.y)

    def centre(self, line: Line, *, leading: float) -> None:
        self.write(line, x=(self.form.width - _width(line)) / 2, leading=leading)

    def put(self, line: Line, *, x: float, y: float) -> None:
        text = self._canvas.beginText(x, y)
        for piece in _joined(line):
            text.setFont(piece.font, piece.size)
            text.textOut(piece.text)
            if piece.underlined and piece.text.strip():
                self._canvas.setLineWidth(piece.size / 20)
                self._canvas.line(x, y - piece.size / 8, x + piece.width, y - piece.size / 8)
            x += piece.width
        self._canvas.drawText(text)

    def rule(self, x: float, length: float) -> None:
        self._canvas.setLineWidth(0.7)
        self._canvas.line(x, self.y, x + length, self.y)

    def bookmark(self, text: str, level: int) -> None:
        key = f"h{self.number}-{self.y:.0f}-{level}"
        self._canvas.bookmarkHorizontalAbsolute(key, self.y + 20)
        self._canvas.addOutlineEntry(text, key, level)

    def finish(self) -> bytes:
        self._margin(self)
        self._canvas.save()
        return self._file.getvalue()


def _words(line: Line) -> str:
    return "".join(piece.text for piece in line)


def _width(line: Line) -> float:
    return sum(piece.width for piece in line)


def _joined(line: Line) -> Line:
    """Neighbours in the same font as one: a page is half as large then."""
    found: Line = []
    for piece in line:
        last = found[-1] if found else None
        if last and (last.font, last.size, last.underlined) == (
            piece.font,
            piece.size,
            piece.underlined,
        ):
            found[-1] = Piece(last.text + piece.text, last.font, last.size, last.underlined)
        else:
            found.append(piece)
    return found
