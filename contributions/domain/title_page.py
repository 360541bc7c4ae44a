"""The head of a Fountain file: keys with their lines, up to the first empty one."""

import re
from collections.abc import Sequence
from typing import Final

from contributions.domain.screenplay import is_heading

TitlePage = list[tuple[str, list[str]]]
_KEY: Final = re.compile(r"([A-Za-z][\w .-]{0,40}):(.*)")


def title_page(lines: Sequence[str]) -> tuple[TitlePage, int]:
    """Keys with their values, and where the play begins; nothing when there is none."""
    found: TitlePage = []
    for at, line in enumerate(lines):
        if not line.strip():
            return _if_said(found, at)
        key = None if line[0].isspace() else _KEY.fullmatch(line)
        if key is not None and not (not found and is_heading(line)):
            value = key[2].strip()
            found.append((key[1].strip(), [value] if value else []))
        elif found and line[0].isspace():
            found[-1][1].append(line.strip())
        else:
            return [], 0
    return _if_said(found, len(lines))


def _if_said(found: TitlePage, end: int) -> tuple[TitlePage, int]:
    """FADE IN: alone is no title page."""
    return (found, end) if any(values for _key, values in found) else ([], 0)
