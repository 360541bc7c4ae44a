"""Telling everybody who follows a project, a few hundred at a time."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone

from accounts.models import Event, User
from accounts.services.notices import notify
from accounts.telling.said import reworded
from hitrecord.foundation.leases import LeaseLost
from projects.models import Announcement, Project
from projects.models.reason import read

AT_ONCE = 500


def tell(pk: int, now: datetime) -> None:
    """Does nothing when another worker is at it, or it is done; told twice is told once."""
    lease = Announcement.objects.claim(pk, now)
    if lease is None:
        return
    news = Announcement.objects.select_related("project", "by__person").get(pk=pk)
    with suppress(LeaseLost):
        followers = followers_of(news.project)
        for begin in range(0, len(followers), AT_ONCE):
            Announcement.objects.renew(lease, timezone.now())
            with transaction.atomic():
                _tell(news, followers[begin : begin + AT_ONCE])
        Announcement.objects.finish(lease, now)


def followers_of(project: Project) -> list[int]:
    """Ids of members; its leads know already."""
    kind = ContentType.objects.get_for_model(Project)
    following = User.objects.filter(follows__target_type=kind, follows__target_id=project.pk)
    return list(
        following.exclude(leading__project=project).order_by("pk").values_list("pk", flat=True)
    )


def _tell(news: Announcement, users: list[int]) -> None:
    notify(
        recipients=User.objects.filter(pk__in=users),
        event=Event.NEWS,
        actor=news.by.person,
        subject=reworded(news.wording, news.subject),
        body=read(news.body),
        url=news.url,
        target=news.project,
        key=f"news:{news.pk}",
    )
