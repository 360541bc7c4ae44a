from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Likeness:
    """A published file or version that is like one of ours, and how much (0 to 100).

    Only what everybody may see is ever found: a draft leaves no marks, and a withdrawn work's
    are passed over.
    """

    reason: str
    strength: int
    version_id: int
    work_id: int
    media_id: int | None = None
    evidence: Mapping[str, Any] = field(default_factory=dict)


ON_THE_WALL = """
    JOIN contributions_version AS version ON version.id = {version}
    JOIN contributions_contribution AS work ON work.id = version.contribution_id
        AND work.withdrawn_at IS NULL AND work.current_id IS NOT NULL
"""
"""Joins that leave only what is published; `{version}` is the column that names the version."""
