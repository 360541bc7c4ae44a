"""Submissions, undecided and decided."""

from __future__ import annotations

from django.utils import timezone

from contributions.models import Version
from projects.models import Call, Decision, Project, Submission
from tests import builders


def submission(
    version: Version, project: Project, *, call: Call | None = None, by: str = "cleo"
) -> Submission:
    return Submission.objects.create(
        project=project, call=call, version=version, submitted_by=builders.user(by)
    )


def accepted(
    version: Version, project: Project, *, call: Call | None = None, by: str = "cleo"
) -> Submission:
    made = submission(version, project, call=call, by=by)
    made.decision = Decision.ACCEPTED
    made.decided_at, made.decided_by = timezone.now(), project.started_by
    made.save()
    return made
