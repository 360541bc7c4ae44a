"""Whom and what the studio's people follow."""

from __future__ import annotations

from accounts.models import User
from accounts.services.following import follow
from projects.models import Project

FOLLOWED = {"dan": ("ada", "cleo"), "ada": ("ben", "cleo"), "eva": ("ada", "ben", "dan")}


def heed(cast: dict[str, User]) -> None:
    """Everybody here follows the newest project, too. Twice is as good as once."""
    project = Project.objects.order_by("-started_at").first()
    for key, others in FOLLOWED.items():
        for other in others:
            follow(user=cast[key], target=cast[other])
        if project:
            follow(user=cast[key], target=project)
