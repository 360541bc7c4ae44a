"""In the child: what a file's credentials say, in a form of bounded size."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import c2pa

from contributions.credentials.errand import Errand
from contributions.credentials.library import context
from contributions.credentials.tree import tree_of
from contributions.credentials.watched import Watched
from contributions.media.report import Report

ROLE = "credentials"
LARGEST = 8_000_000
"""Of the library's own account, in characters."""
OURS = "signingCredential.trusted"
SIGNED = "claimSignature.validated"


def read(file: Watched, errand: Errand, report: Report) -> None:
    Path(report.path(ROLE)).write_text(json.dumps(_found(file, errand)), encoding="utf-8")
    report.finished(ROLE)
    report.done("image", {})


def _found(file: Watched, errand: Errand) -> dict[str, Any]:
    """Empty when the file says nothing."""
    beside = {"manifest_data": errand.sidecar} if errand.sidecar else {}
    try:
        reader = c2pa.Reader(errand.mime, file, context=context(errand.root), **beside)
    except c2pa.C2paError as error:
        if "ManifestNotFound" in str(error):
            return {}
        raise
    with reader:
        text = reader.json()
        state = str(reader.get_validation_state() or "")
    if len(text) > LARGEST:
        return {"state": "Invalid", "codes": ["too.large"], "is_ours": False, "tree": {}}
    return _account(json.loads(text), state)


def _account(said: dict[str, Any], state: str) -> dict[str, Any]:
    results = (said.get("validation_results") or {}).get("activeManifest") or {}
    good = {str(each.get("code")) for each in results.get("success") or []}
    bad = [str(each.get("code"))[:60] for each in results.get("failure") or []]
    return {
        "state": state,
        "is_ours": {OURS, SIGNED} <= good,
        "codes": bad[:12],
        "tree": tree_of(said),
    }
