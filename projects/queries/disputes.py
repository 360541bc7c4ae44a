"""The disputes that a project's leads may decide: about works that were submitted to it before.

Neither side chooses its judge by submitting the work to a project once there is a dispute.
"""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from contributions.models import Dispute
from contributions.models.dispute import DisputeQuerySet
from projects.models import Project


def disputes_before(project: Project) -> DisputeQuerySet:
    """Open and decided ones; whichever version of the work was submitted."""
    ends = ("derivative__contribution", "source__contribution")
    either = Q(*(("version__contribution", OuterRef(end)) for end in ends), _connector=Q.OR)
    before = project.submissions.filter(
        either, withdrawn_at=None, submitted_at__lt=OuterRef("raised_at")
    )
    return Dispute.objects.filter(Exists(before)).for_reading().order_by("raised_at", "pk")
