"""Where proposals wait for staff, for the dashboard and for the list it leads to."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import (
    DateTimeField,
    DurationField,
    ExpressionWrapper,
    F,
    Func,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce, Now

from payouts.models import Errand, Proposal, Window

NEVER = timedelta(days=36_500)
"""A window whose mail is still on its way has not begun."""


def over() -> QuerySet[Proposal]:
    """Open, every window is over (`over_at`), and only a second person is missing; or an answer to
    an objection, which the step itself says."""
    begins = Func(
        F("notice"),
        F("published_at"),
        F("letter"),
        function="payouts_window_begins",
        output_field=DateTimeField(),
    )
    lasts = Func(
        F("proposal__window_seconds"),
        template="make_interval(secs => %(expressions)s)",
        output_field=DurationField(),
    )
    ends = Coalesce(ExpressionWrapper(begins + lasts, DateTimeField()), Now() + Value(NEVER))
    last = (
        Window.objects.filter(proposal=OuterRef("pk"))
        .order_by()
        .values("proposal")
        .annotate(last=Max(ends))
        .values("last")
    )
    still_open = Proposal.objects.standing().filter(final_at=None)
    return still_open.annotate(over_at=Coalesce(Subquery(last), "opened_at")).filter(
        over_at__lte=Now()
    )


def unbooked() -> QuerySet[Proposal]:
    """Final, and not distributed."""
    return Proposal.objects.final().filter(distribution=None)


def failed() -> QuerySet[Proposal]:
    """The computation of a draft, or the last step that a worker took, was given up."""
    newest = Errand.objects.filter(proposal=OuterRef("pk")).order_by("-pk")
    marked = Proposal.objects.annotate(
        step_failed_at=Subquery(newest.values("quarantined_at")[:1]),
        failed_at=Coalesce("step_failed_at", "computation__quarantined_at"),
    )
    return marked.filter(
        Q(step_failed_at__isnull=False)
        | Q(opened_at=None, computation__quarantined_at__isnull=False)
    )


WAYS = {"over": over, "unbooked": unbooked, "failed": failed}
