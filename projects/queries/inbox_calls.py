"""Which calls the offers at a desk answer."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, Q

from projects.models import Project
from projects.queries.inbox import WITHOUT_CALL


@dataclass(frozen=True, slots=True)
class CallCount:
    """`value` is what the address says; the title is empty for what was offered to the project."""

    value: str
    title: str
    waiting: int

    @property
    def query(self) -> str:
        return f"?{urlencode({'call': self.value})}"


def calls_waited_for(project: Project) -> list[CallCount]:
    """Those with offers that wait, undecided or kept for later; what answers none comes last."""
    rows = (
        project.submissions.waiting()
        .order_by()
        .values_list("call", "call__title")
        .annotate(waiting=Count("pk", filter=Q(decision="")))
        .order_by("call")
    )
    return [
        CallCount(str(pk) if pk else WITHOUT_CALL, title or "", waiting)
        for pk, title, waiting in rows
    ]
