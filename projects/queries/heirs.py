"""Who is asked to lead a project, and who may go on with one that looks for a lead."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from contributions.models import Authorship, Contribution
from projects.models import Lead, LeadInvitation, Project, Silence
from projects.models.project import OVER
from projects.queries.heard import heard


def invitation_of(project: Project, user: Any) -> LeadInvitation | None:
    if not user.is_authenticated:
        return None
    asked = user.lead_invitations.filter(project=project, answered_at=None)
    found: LeadInvitation | None = asked.select_related("by__person").first()
    return found


def looking() -> QuerySet[Project]:
    """What nobody leads does. Else not any more once a lead was heard of, also before the watch
    has seen it."""
    asked = Silence.objects.now().filter(project=OuterRef("pk"), looking_since__isnull=False)
    silent = (
        Project.objects.shown()
        .exclude(phase__in=OVER)
        .annotate(asked_at=Subquery(asked.values("warned_at")[:1]))
    )
    unled = ~Exists(Lead.objects.filter(project=OuterRef("pk")))
    return silent.filter(unled | Q(asked_at__isnull=False) & ~heard(OuterRef("asked_at")))


def is_looking(project: Project) -> bool:
    return looking().filter(pk=project.pk).exists()


def may_take_over(project: Project, user: Any) -> bool:
    """Whose work was accepted; where nobody else's was who is still here, whoever has published
    something."""
    if not user.is_authenticated or project.leads.filter(user=user).exists():
        return False
    accepted = project.submissions.accepted().order_by()
    authors = Authorship.objects.filter(version__in=accepted.values("version"))
    if authors.filter(person__user=user).exists():
        return True
    others = authors.exclude(person__user__in=project.leads.order_by().values("user"))
    if others.filter(person__user__is_active=True).exists():
        return False
    return Contribution.objects.published().by(user.person).exists()
