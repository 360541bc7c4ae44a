"""Projects whose leads say nothing: the leads are asked first, then others may take over.

Safe to run as often as one likes, in any order: each turn is one row and one compare-and-set.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from accounts.models import Event, User
from accounts.services.notices import notify
from accounts.telling.said import said as _
from projects.models import Project, Silence
from projects.models.project import OVER
from projects.queries.heard import heard_since


def watch(now: datetime) -> None:
    _hear(now)
    _ask(now)
    _look(now)


def _hear(now: datetime) -> None:
    """Whoever did something since they were asked is there."""
    for silence in Silence.objects.now():
        over = Project.objects.filter(pk=silence.project_id, phase__in=OVER)
        if over or heard_since(silence.warned_at).filter(pk=silence.project_id):
            Silence.objects.now().filter(pk=silence.pk).update(ended_at=now)


def _ask(now: datetime) -> None:
    long_ago = now - timedelta(days=settings.LEAD_SILENCE_DAYS)
    silent = (
        Project.objects.shown()
        .exclude(phase__in=OVER)
        .exclude(pk__in=heard_since(long_ago).values("pk"))
        .exclude(silences__in=Silence.objects.now())
    )
    for project in silent.order_by("pk"):
        with transaction.atomic():
            silence, is_new = Silence.objects.get_or_create(
                project=project, ended_at=None, defaults={"warned_at": now}
            )
            if is_new:
                _tell(
                    silence,
                    _("Are you still there for %(project)s?"),
                    _(
                        "Say a word at its desk."
                        " Otherwise it looks for another lead in %(days)s days."
                    )
                    % {"days": settings.LEAD_ANSWER_DAYS},
                )


def _look(now: datetime) -> None:
    asked = now - timedelta(days=settings.LEAD_ANSWER_DAYS)
    due = Silence.objects.now().filter(looking_since=None, warned_at__lte=asked)
    for silence in due.select_related("project"):
        with transaction.atomic():
            if (
                Silence.objects.now()
                .filter(pk=silence.pk, looking_since=None)
                .update(looking_since=now)
            ):
                silence.looking_since = now
                _tell(
                    silence,
                    _("%(project)s is looking for a lead"),
                    _("You lead it until somebody takes over: a word at its desk ends the search."),
                )


def _tell(silence: Silence, subject: str, body: str) -> None:
    project = silence.project
    notify(
        recipients=User.objects.filter(leading__project=project),
        event=Event.OVERDUE,
        subject=subject % {"project": project.title},
        body=body,
        url=reverse("desk", args=[project.slug]),
        target=project,
        key=f"silence:{silence.pk}:{'looking' if silence.looking_since else 'asked'}",
    )
