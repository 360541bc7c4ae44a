"""Credits for programs."""

from __future__ import annotations

import json
from typing import Any

from contributions.queries.credits import Credit, Credits


def data_of(credits: Credits) -> dict[str, Any]:
    work = credits.subject
    said = {
        "ai_use": work.ai_use or "unstated",
        "ai_note": work.ai_note,
        "may_train": work.may_train,
        "mature": work.is_mature,
        "mature_note": work.mature_note,
    }
    return {
        "work": _data(credits.work) | said,
        "made_from": [_data(each) for each in credits.ancestors],
        "is_whole": credits.is_whole,
    }


def json_of(credits: Credits) -> bytes:
    """As a file that people may open, too."""
    return json.dumps(data_of(credits), ensure_ascii=False, indent=1).encode()


def _data(credit: Credit) -> dict[str, Any]:
    return {
        "title": credit.title,
        "authors": [{"name": each.name, "role": each.role} for each in credit.authors],
        "kind": credit.kind,
        "version": credit.version or None,
        "url": credit.address,
        "licence": credit.licence,
        "steps": -credit.generation,
        "used_in": [{"title": use.title, "relation": use.relation} for use in credit.uses],
    }
