"""Projects whose leads say nothing: the leads are asked first, then others may take over.

Safe to run as often as one likes, in any order: each turn is one row and one compare-and-set.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from accounts.models import Event, User
from accounts.services.notices import notify
from accounts.telling.said import said as _
from projects.models import Project, Silence
from projects.models.project import OVER
from projects.queries.heard import heard_since
from projects.watching.announcing import AT_ONCE, followers_of


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
    """Where nobody leads any more there is nobody to wait for."""
    asked = now - timedelta(days=settings.LEAD_ANSWER_DAYS)
    silent = Q(warned_at__lte=asked) | Q(project__leads=None, warned_at__lt=now)
    due = Silence.objects.now().filter(silent, looking_since=None, project__hidden_at=None)
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
                _ask_around(silence)


def _ask_around(silence: Silence) -> None:
    """Whoever has a work in it may take over, and whoever follows it may know somebody."""
    project = silence.project
    works = project.submissions.accepted().values("version")
    authors = User.objects.filter(is_active=True, person__authorships__version__in=works)
    strangers = authors.exclude(leading__project=project)
    ids = sorted({*followers_of(project), *strangers.values_list("pk", flat=True)})
    if project.leads.exists():
        why = _("Its leads were not heard of for long. Whoever has a work in it may take over.")
    else:
        why = _("Nobody leads it any more. Whoever has a work in it may take over.")
    for begin in range(0, len(ids), AT_ONCE):
        notify(
            recipients=User.objects.filter(pk__in=ids[begin : begin + AT_ONCE]),
            event=Event.LEADING,
            subject=_("%(project)s is looking for a lead") % {"project": project.title},
            body=why,
            url=project.get_absolute_url(),
            target=project,
            key=f"silence:{silence.pk}:heirs",
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
