"""Forms of many lines: what does not come along would be taken out without a word."""

from __future__ import annotations

from django.http import QueryDict

from hitrecord.foundation.text import whole_number


def is_cut(data: QueryDict, prefix: str, *, has_some: bool) -> bool:
    """Whether the number of lines is none, or says that there are none where there are some: the
    page always sends empty ones as well."""
    number = whole_number(str(data.get(f"{prefix}-TOTAL_FORMS", "")))
    return number is None or (has_some and not number)
