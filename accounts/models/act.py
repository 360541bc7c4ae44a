"""What was done, as the audit log keeps it, in words that are read in one's own language.

Each storey says its own in its ``models/acts.py``.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext

ACTS: dict[str, str] = {}


def say(*acts: str) -> None:
    """These are kept in the words in which they are said."""
    ACTS.update(zip(acts, acts, strict=True))


def say_otherwise(acts: Mapping[str, str]) -> None:
    """These are kept by a key, and said in other words."""
    ACTS.update(acts)


def act_said(action: str) -> str:
    """One that nobody knows any more stands as it was kept."""
    return gettext(ACTS[action]) if action in ACTS else action


def with_role(action: str, said: str, detail: Mapping[str, object]) -> str:
    """Of a role that somebody asked for, got or lost, which one it is."""
    if not action.startswith("role ") or "role" not in detail:
        return said
    named = {"said": said, "role": detail["role"]}
    if action in ("role given", "role taken") or detail.get("gives", True):
        return gettext("%(said)s: %(role)s") % named
    return gettext("%(said)s: %(role)s, to be taken away") % named
