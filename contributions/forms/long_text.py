"""Fields in which somebody explains something."""

from __future__ import annotations

from typing import Any

from django import forms

from contributions.models.dispute import DISPUTE_LENGTH
from hitrecord.foundation.fields import TextField


def long_text(label: Any, rows: int, required: Any = "", **more: Any) -> TextField:
    """A text of several lines; without a sentence for its absence it may be left out."""
    return TextField(
        label=label,
        max_length=DISPUTE_LENGTH,
        widget=forms.Textarea(attrs={"rows": rows}),
        required=bool(required),
        error_messages={"required": required},
        **more,
    )
