"""The file that a line of money rests on, as a download."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from django.http import FileResponse

from payouts.models.income import EVIDENCE_KINDS


def evidence_of(row: Any) -> FileResponse:
    """Never shown in the browser, whatever is in it; with the ending by which a computer knows what
    opens it."""
    suffix = PurePath(row.evidence.name).suffix
    name = f"evidence-{row.pk}{suffix if suffix in EVIDENCE_KINDS else ''}"
    return FileResponse(row.evidence.open(), as_attachment=True, filename=name)
