"""The file that a line of money rests on, as a download."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from django.http import FileResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from payouts.models.income import EVIDENCE_KINDS


def evidence_of(row: Any) -> FileResponse:
    """Never shown in the browser, whatever is in it; with the ending by which a computer knows what
    opens it."""
    suffix = PurePath(row.evidence.name).suffix
    name = f"evidence-{row.pk}{suffix if suffix in EVIDENCE_KINDS else ''}"
    return FileResponse(row.evidence.open(), as_attachment=True, filename=name)


def link_to_evidence(row: Any) -> str:
    if not row.evidence:
        return "—"
    url = reverse(f"admin:payouts_{row._meta.model_name}_evidence", args=[row.pk])
    return format_html('<a href="{}">{}</a>', url, _("Download"))
