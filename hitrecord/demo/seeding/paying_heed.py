"""Whom and what the studio's people follow, and how they want to hear of things."""

from __future__ import annotations

from accounts.models import Event, Pace, User
from accounts.services.following import follow
from accounts.services.mail_choices import choose
from accounts.telling.ways import Way
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
    _settle(cast["ada"])


def _settle(ada: User) -> None:
    """She hears of hearts once a week, and of nothing at night."""
    ada.time_zone = "Europe/Lisbon"
    ada.save(update_fields=["time_zone"])
    weekly: dict[str, Way] = {Event.RECOMMENDED: Way(True, Pace.WEEKLY)}
    hours: dict[str, int | None] = {"mail_hour": 18, "quiet_from": 22, "quiet_until": 7}
    choose(user=ada, ways=weekly, hours=hours)
