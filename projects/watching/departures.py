"""Accepted works that left the wall: the leads hear of it, since they planned with them."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.urls import reverse

from accounts.models import Event, User
from accounts.services.notices import notify
from accounts.telling.said import said as _
from projects.models import Submission
from projects.queries.gone import why_gone

SINCE = timedelta(days=3)
"""Longer than a worker is ever away."""


def tell(now: datetime) -> None:
    """Once for each time a work leaves. Its title is not said: who takes a work back takes back
    what it was called, and the desk says which place of the plan is empty."""
    accepted = Submission.objects.accepted().filter(project__hidden_at=None)
    gone = accepted.filter(version__contribution__withdrawn_at__gt=now - SINCE)
    for submission in gone.select_related("project", "version__contribution").order_by("pk"):
        work, project = submission.version.contribution, submission.project
        notify(
            recipients=User.objects.filter(leading__project=project),
            event=Event.OVERDUE,
            subject=_("A work that was accepted for %(project)s is not on the wall any more")
            % {"project": project.title},
            body=why_gone(work.removed_at),
            url=reverse("desk", args=[project.slug]),
            target=submission,
            key=f"gone:{submission.pk}:{work.withdrawn_at:%Y%m%d%H%M%S}",
        )
