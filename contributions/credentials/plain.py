"""What others wrote, as plain values of bounded size; what is of another kind says nothing."""

from __future__ import annotations

from typing import Any

LONGEST = 200
"""Characters of a text."""


def text(value: object) -> str:
    """Control characters would reorder or hide what stands there."""
    if not isinstance(value, str):
        return ""
    return "".join(each for each in value[:LONGEST] if each.isprintable())


def texts(value: object) -> list[str]:
    return [text(each) for each in value[:50]] if isinstance(value, list) else []


def mapping(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def mappings(value: object) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
