"""Who is asked to lead a project, and who may go on with one that looks for a lead."""

from __future__ import annotations

from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from contributions.models import Contribution
from projects.models import LeadInvitation, Project, Silence
from projects.models.project import OVER
from projects.queries.heard import heard


def invitation_of(project: Project, user: Any) -> LeadInvitation | None:
    if not user.is_authenticated:
        return None
    asked = user.lead_invitations.filter(project=project, answered_at=None)
    found: LeadInvitation | None = asked.select_related("by__person").first()
    return found


def looking() -> QuerySet[Project]:
    """Not any more once a lead was heard of, also before the watch has seen it."""
    asked = Silence.objects.now().filter(project=OuterRef("pk"), looking_since__isnull=False)
    silent = (
        Project.objects.shown()
        .exclude(phase__in=OVER)
        .annotate(asked_at=Subquery(asked.values("warned_at")[:1]))
    )
    return silent.filter(asked_at__isnull=False).exclude(heard(OuterRef("asked_at")))


def is_looking(project: Project) -> bool:
    return looking().filter(pk=project.pk).exists()


def may_take_over(project: Project, user: Any) -> bool:
    """Whose work was accepted; where nobody else's was, whoever has published something."""
    if not user.is_authenticated or project.leads.filter(user=user).exists():
        return False
    accepted = project.submissions.accepted()
    if accepted.filter(version__authorships__person__user=user).exists():
        return True
    leads = project.leads.values("user")
    if accepted.exclude(version__authorships__person__user__in=leads).exists():
        return False
    return Contribution.objects.published().by(user.person).exists()
