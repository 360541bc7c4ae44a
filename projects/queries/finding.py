"""Projects and open calls by their words, with what they can be narrowed by."""

from __future__ import annotations

from datetime import datetime

from hitrecord.foundation.asked import Asked
from hitrecord.foundation.finding import best
from hitrecord.foundation.narrowing import Hit
from projects.models import Call, Project


def find_projects(asked: Asked) -> list[Hit]:
    return [
        Hit(key, {"phase": (phase,)}) for key, phase in best(Project.objects.all(), asked, "phase")
    ]


def find_calls(asked: Asked, *, now: datetime) -> list[Hit]:
    found = best(Call.objects.open(now), asked, "skill__slug", "kinds")
    return [Hit(key, {"skill": (skill,), "kind": kinds}) for key, skill, kinds in found]
