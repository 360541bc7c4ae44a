"""Which projects' leads gave a sign of life: where nobody leads, nobody does."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from contributions.models import Comment
from projects.models import (
    Call,
    Lead,
    LeadInvitation,
    Outside,
    PhaseChange,
    PlanRevision,
    Project,
    Silence,
    Step,
    Update,
    Verdict,
)

PROJECT = OuterRef("pk")


def heard_since(moment: datetime) -> QuerySet[Project]:
    """Projects whose leads did something there after `moment`, or took the lead after it."""
    return Project.objects.filter(heard(moment))


def heard(moment: datetime | OuterRef) -> Q:
    """Of the projects that are read; the moment may be one of each of them."""
    deeds = (
        Lead.objects.filter(project=PROJECT, since__gt=moment),
        Lead.objects.filter(project=PROJECT, heard_at__gt=moment),
        PhaseChange.objects.filter(project=PROJECT, at__gt=moment),
        Update.objects.filter(project=PROJECT, at__gt=moment),
        Update.objects.filter(project=PROJECT, edited_at__gt=moment),
        Call.objects.filter(project=PROJECT, opened_at__gt=moment),
        Step.objects.filter(project=PROJECT, done_at__gt=moment),
        PlanRevision.objects.filter(plan__project=PROJECT, at__gt=moment),
        LeadInvitation.objects.filter(project=PROJECT, at__gt=moment),
        Outside.objects.filter(project=PROJECT, declared_at__gt=moment),
        Outside.objects.filter(project=PROJECT, answered_at__gt=moment),
        Verdict.objects.filter(submission__project=PROJECT, at__gt=moment),
        Silence.objects.filter(project=PROJECT, ended_at__gt=moment),
        Comment.objects.filter(
            thread=OuterRef("thread"), author__leading__project=PROJECT, created_at__gt=moment
        ),
    )
    found = Q()
    for deed in deeds:
        found |= Q(Exists(deed))
    return found & Q(Exists(Lead.objects.filter(project=PROJECT)))
