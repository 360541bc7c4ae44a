"""What a Fountain file keeps to itself: boneyards and notes."""

from contributions.domain.screenplay import NOTE


def without_hidden(text: str) -> str:
    """Without boneyards, and with every note on a line of its own as far as lines go: a note
    inside a line is dropped, because nobody is meant to read it in the layout."""
    return _cut(_cut(text, "/*", "*/"), "[[", "]]")


def _cut(text: str, start: str, end: str) -> str:
    kept: list[str] = []
    at = 0
    while (begin := text.find(start, at)) >= 0:
        stop = text.find(end, begin + len(start))
        if stop < 0:
            break
        kept.append(text[at:begin])
        if start == "[[" and _alone(text, begin, stop + len(end)):
            kept.append(f"{NOTE}{' '.join(text[begin + 2 : stop].split())}")
        at = stop + len(end)
    return "".join(kept) + text[at:]


def _alone(text: str, begin: int, end: int) -> bool:
    before = text[max(0, begin - 1) : begin]
    return before in {"", "\n"} and text[end : end + 1] in {"", "\n"}
