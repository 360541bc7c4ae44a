"""What a lead uploads the finished work of a project with, as its sources."""

from __future__ import annotations

from projects.models import Credit, Phase, Project

PHASES = (Phase.ASSEMBLING, Phase.IN_REVIEW)


def finishing_of(project: Project) -> list[int]:
    """Every credited version, or every accepted one while nothing is credited; none before there
    is anything to finish."""
    if project.phase not in PHASES:
        return []
    credited = Credit.objects.filter(piece__production__project=project, version__isnull=False)
    versions = set(credited.values_list("version", flat=True)) or set(
        project.submissions.accepted().values_list("version", flat=True)
    )
    return sorted(pk for pk in versions if pk is not None)
