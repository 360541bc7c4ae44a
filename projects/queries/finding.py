"""Projects and open calls by their words, with what they can be narrowed by."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from hitrecord.foundation.asked import Asked
from hitrecord.foundation.finding import best
from hitrecord.foundation.narrowing import Hit
from projects.models import Call, Project


def find_projects(asked: Asked, *, keys: Sequence[int] | None = None) -> list[Hit]:
    found = best(Project.objects.shown(), asked, "phase", keys=keys)
    return [Hit(key, {"phase": (phase,)}) for key, phase in found]


def find_calls(asked: Asked, *, now: datetime, keys: Sequence[int] | None = None) -> list[Hit]:
    found = best(Call.objects.open(now), asked, "skill__slug", "kinds", keys=keys)
    return [Hit(key, {"skill": (skill,), "kind": kinds}) for key, skill, kinds in found]
