"""Who is asked to lead a project, and who may go on with one that looks for a lead."""

from __future__ import annotations

from typing import Any

from contributions.models import Contribution
from projects.models import LeadInvitation, Project, Silence
from projects.queries.heard import heard_since


def invitation_of(project: Project, user: Any) -> LeadInvitation | None:
    if not user.is_authenticated:
        return None
    asked = user.lead_invitations.filter(project=project, answered_at=None)
    found: LeadInvitation | None = asked.select_related("by__person").first()
    return found


def is_looking(project: Project) -> bool:
    """Not any more once a lead was heard of, also before the watch has seen it."""
    looking = Silence.objects.now().filter(project=project, looking_since__isnull=False).first()
    if looking is None or project.is_over:
        return False
    return not heard_since(looking.warned_at).filter(pk=project.pk).exists()


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
