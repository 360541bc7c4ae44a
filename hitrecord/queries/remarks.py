"""Remarks in threads of every kind: which somebody sees, and what they are about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from accounts.models import Distance
from contributions.models import Comment, Contribution, Dispute, Thread
from payouts.models import Proposal
from projects.models import Project


@dataclass(frozen=True, slots=True)
class About:
    """What a thread belongs to. `section` is the room whose page it is."""

    title: str
    url: str
    section: str


def remarks_seen_by(viewer: Any) -> QuerySet[Comment]:
    """Without what was taken back."""
    return remarks_in_sight_of(viewer).filter(withdrawn_at=None)


def is_muffled(comment: Comment, reader: Any) -> bool:
    """Written by somebody from whom this reader keeps away; not where somebody decides by it."""
    away = Distance.objects.unheard_by(reader).filter(other=comment.author_id)
    return away.exists() and not Dispute.objects.filter(thread=comment.thread_id).exists()


def remarks_in_sight_of(viewer: Any) -> QuerySet[Comment]:
    """Without what stands where this viewer may not read."""
    works = Contribution.objects.exclude(
        pk__in=Contribution.objects.visible_to(viewer).values("pk")
    )
    open_ones = Proposal.objects.visible_to(viewer).values("pk")
    drafts = Proposal.objects.exclude(pk__in=open_ones).values("thread")
    # A revision that nobody sees yet is talked about where everybody sees the one before it.
    seen = Q(thread__in=Proposal.objects.filter(pk__in=open_ones).values("thread"))
    taken = Project.objects.filter(hidden_at__isnull=False).values("thread")
    hidden = (
        Q(thread__in=works.values("thread")) | Q(thread__in=taken) | (Q(thread__in=drafts) & ~seen)
    )
    return Comment.objects.for_reading().exclude(hidden)


def talks_seen_by(viewer: Any) -> QuerySet[Thread]:
    """About works, projects and proposals; a dispute is for those it is about."""
    owners = (
        Contribution.objects.visible_to(viewer),
        Project.objects.shown(),
        Proposal.objects.visible_to(viewer).order_by(),
    )
    seen = [Q(pk__in=owned.values("thread")) for owned in owners]
    return Thread.objects.filter(seen[0] | seen[1] | seen[2])


def what_about(comment: Comment) -> About | None:
    """None where nothing owns the thread. Whether somebody sees it is asked above."""
    on = {"thread": comment.thread_id}
    if work := Contribution.objects.filter(**on).first():
        return About(work.title, work.get_absolute_url(), "discover")
    if project := Project.objects.filter(**on).first():
        return About(project.title, project.get_absolute_url(), "projects")
    proposals = Proposal.objects.filter(**on).select_related("production").defer("document")
    if proposal := proposals.published().first() or proposals.first():
        return About(proposal.production.title, proposal.get_absolute_url(), "open_books")
    if quarrel := Dispute.objects.filter(**on).select_related("derivative__contribution").first():
        title = quarrel.derivative.contribution.title
        return About(title, quarrel.get_absolute_url(), "discover")
    return None
