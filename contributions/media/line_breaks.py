"""Words in as many lines as there is room for; what is left over is told by an ellipsis."""

from __future__ import annotations

from contributions.media.lettering import Lettering


def lines_of(words: str, letters: Lettering, width: float, most: int) -> list[str]:
    found = [""]
    for word in words.split():
        longer = f"{found[-1]} {word}".strip()
        if not found[-1] or letters.width(longer) <= width:
            found[-1] = longer
        elif len(found) == most:
            return [*found[:-1], _cut(longer, letters, width)]
        else:
            found.append(word)
    return [_cut(line, letters, width) for line in found]


def _cut(line: str, letters: Lettering, width: float) -> str:
    """Behind a word, or inside one that is longer than the line."""
    if letters.width(line) <= width:
        return line
    while line and letters.width(f"{line}…") > width:
        shorter = line.rpartition(" ")[0]
        line = shorter or line[:-1]
    return f"{line.rstrip(' ,.;:')}…"
