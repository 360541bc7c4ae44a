"""What many remarks are about, in a few statements however many there are."""

from __future__ import annotations

from collections.abc import Iterable

from contributions.models import Comment, Contribution, Dispute
from hitrecord.queries.remarks import About
from payouts.models import Proposal
from projects.models import Project


def places_of(remarks: Iterable[Comment]) -> dict[int, About]:
    """By thread; without those that nothing owns."""
    threads = {remark.thread_id for remark in remarks}
    found: dict[int, About] = {}
    quarrels = Dispute.objects.select_related("derivative__contribution")
    for quarrel in quarrels.filter(thread__in=threads):
        title, url = quarrel.derivative.contribution.title, quarrel.get_absolute_url()
        found[quarrel.thread_id] = About(title, url, "discover")
    proposals = Proposal.objects.select_related("production").defer("document")
    for proposal in proposals.filter(thread__in=threads).order_by("number"):
        url = proposal.get_absolute_url()
        found[proposal.thread_id] = About(proposal.production.title, url, "open_books")
    for project in Project.objects.filter(thread__in=threads):
        found[project.thread_id] = About(project.title, project.get_absolute_url(), "projects")
    for work in Contribution.objects.filter(thread__in=threads):
        found[work.thread_id] = About(work.title, work.get_absolute_url(), "discover")
    return found
