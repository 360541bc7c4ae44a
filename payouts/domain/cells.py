"""Words in files that spreadsheets open."""

from __future__ import annotations

FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(text: str) -> str:
    """A spreadsheet reads a cell that begins with one of these as a formula."""
    return f"'{text}" if text.startswith(FORMULAS) else text
