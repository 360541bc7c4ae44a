"""Works that wait too long for a decision: the leads hear of them once a week."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Count
from django.urls import reverse

from accounts.models import Event, User
from accounts.services.notices import notify
from accounts.telling.said import said as _
from projects.models import Project, Submission


def remind(now: datetime) -> None:
    """Told twice in a week is told once."""
    late = now - timedelta(days=settings.DECISION_DAYS)
    waiting = Submission.objects.undecided().filter(submitted_at__lte=late)
    counts = dict(waiting.order_by().values_list("project").annotate(number=Count("pk")))
    year, week, _day = now.isocalendar()
    for project in Project.objects.shown().filter(pk__in=counts).order_by("pk"):
        number = counts[project.pk]
        notify(
            recipients=User.objects.filter(leading__project=project),
            event=Event.OVERDUE,
            subject=(
                _("One work waits for your word in %(project)s")
                if number == 1
                else _("%(number)s works wait for your word in %(project)s")
            )
            % {"number": number, "project": project.title},
            url=reverse("desk", args=[project.slug]),
            target=project,
            key=f"overdue:{project.pk}:{year}-{week}",
        )
