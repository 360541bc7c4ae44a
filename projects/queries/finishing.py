"""Where a lead uploads the finished work of a project, with what is in it as its sources."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse

from contributions.models import Relation
from projects.models import Credit, Phase, Project

PHASES = (Phase.ASSEMBLING, Phase.IN_REVIEW)


def finishing_of(project: Project) -> str:
    """An address; "" before there is anything to finish. Every credited version, or every accepted
    one while nothing is credited."""
    if project.phase not in PHASES:
        return ""
    credited = Credit.objects.filter(piece__production__project=project, version__isnull=False)
    versions = set(credited.values_list("version", flat=True)) or set(
        project.submissions.accepted().values_list("version", flat=True)
    )
    if not versions:
        return ""
    named = [("source", pk) for pk in sorted(pk for pk in versions if pk is not None)]
    return f"{reverse('contribute')}?{urlencode([('relation', Relation.CONTAINS.value), *named])}"
