"""The disputes that a project's leads may decide: about works that were submitted to it."""

from __future__ import annotations

from contributions.models import Dispute, Version
from contributions.models.dispute import DisputeQuerySet
from projects.models import Project


def disputes_before(project: Project) -> DisputeQuerySet:
    """Open and decided ones; whichever version of the work was submitted."""
    works = project.submissions.filter(withdrawn_at=None).values("version__contribution")
    versions = Version.objects.filter(contribution__in=works)
    return Dispute.objects.touching(versions).for_reading().order_by("raised_at", "pk")
