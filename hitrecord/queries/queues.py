"""What waits for staff: each queue with its count and its oldest, in one statement each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Max, Min, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import (
    Announcement,
    Departure,
    Digest,
    Envelope,
    MailDelivery,
    Retelling,
    RoleChange,
    User,
)
from contributions.models import (
    Case,
    CopyrightNotice,
    Decision,
    Dispute,
    Processing,
    Renaming,
    Signing,
    Tag,
)
from hitrecord.queries.money_queues import MONEY
from payouts.models import Batch, Comparison, Freeze, Objection, Sale, Webhook
from projects.models import Call, Phase, Project, Submission

GIVEN_UP = "quarantined_at__isempty=0"
FOR_HANDS = {"contributions.tag"}
"""Lists that many may read and few work through: a queue for these alone."""
QUEUE = "queue"
"""In the address of a list that has no filter of its own for what is counted here."""


@dataclass(frozen=True, slots=True)
class Kind:
    """`model` and `where` lead to its list in the admin; `since` is the column of its age. `rows`
    of which some are not everybody's to work through are asked for whom they wait."""

    label: str | Promise
    rows: Callable[..., QuerySet[Any]]
    since: str
    model: str
    where: str = ""
    asks_whom: bool = False

    def rows_for(self, user: User) -> QuerySet[Any]:
        return self.rows(user) if self.asks_whom else self.rows()


@dataclass(frozen=True, slots=True)
class Queue:
    label: str | Promise
    count: int
    oldest: datetime | None
    url: str


def _given_up(model: Any) -> Callable[[], QuerySet[Any]]:
    return lambda: model.objects.filter(quarantined_at__isnull=False)


KINDS = (
    Kind(
        _("Roles that need a second superuser"),
        RoleChange.objects.waiting,
        "asked_at",
        "accounts.rolechange",
        "decided_at__isempty=1",
    ),
    Kind(
        _("Reports"), Case.objects.open, "opened_at", "contributions.case", "closed_at__isempty=1"
    ),
    Kind(
        _("Appeals"),
        Decision.objects.heard_by,
        "appealed_at",
        "contributions.decision",
        "queue=appeals",
        asks_whom=True,
    ),
    Kind(
        _("Copyright notices"),
        lambda: CopyrightNotice.objects.filter(stage="received"),
        "received_at",
        "contributions.copyrightnotice",
        "stage__exact=received",
    ),
    Kind(
        _("Copyright notices that are being worked on"),
        CopyrightNotice.objects.on_the_clock,
        "received_at",
        "contributions.copyrightnotice",
        "waits=pending",
    ),
    Kind(
        _("Copyright notices whose time is over"),
        lambda: CopyrightNotice.objects.due(timezone.now()),
        "due_at",
        "contributions.copyrightnotice",
        "waits=due",
    ),
    Kind(
        _("Disputes and claims"),
        Dispute.objects.open,
        "raised_at",
        "contributions.dispute",
        "outcome__exact=",
    ),
    Kind(
        _("New tags"),
        Tag.objects.new,
        "made_at",
        "contributions.tag",
        "looked_at__isempty=1&alias_of__isempty=1",
    ),
    Kind(
        _("Objections without an answer"),
        Objection.objects.open,
        "made_at",
        "payouts.objection",
        "queue=open",
    ),
    Kind(
        _("Projects in review"),
        lambda: Project.objects.filter(phase=Phase.IN_REVIEW, hidden_at=None).annotate(
            in_review_since=Max("phase_changes__at")
        ),
        "in_review_since",
        "projects.project",
        "phase__exact=in_review",
    ),
    Kind(
        _("Works that wait for a project’s leads"),
        lambda: Submission.objects.undecided().filter(project__hidden_at=None),
        "submitted_at",
        "projects.submission",
        "queue=undecided",
    ),
    Kind(
        _("Promised amounts to confirm"),
        Call.objects.unconfirmed,
        "opened_at",
        "projects.call",
        "promise=waits",
    ),
    Kind(
        _("Promised amounts that are not paid"),
        Submission.objects.owed,
        "decided_at",
        "projects.submission",
        "promise=owed",
    ),
    Kind(
        _("Sales without a proposal"),
        lambda: Sale.objects.filter(proposal=None, reverses=None, reversed_by=None),
        "recorded_at",
        "payouts.sale",
        "queue=unproposed",
    ),
    Kind(
        _("Payouts that need a second person"),
        lambda: Batch.objects.filter(approved_at=None, cancelled_at=None),
        "made_at",
        "payouts.batch",
        "queue=unapproved",
    ),
    *(Kind(*each) for each in MONEY),
    Kind(
        _("Books: payouts stand still"),
        Freeze.objects.standing,
        "found_at",
        "payouts.freeze",
        "queue=standing",
    ),
    Kind(
        _("Daily comparisons that fail"),
        Comparison.objects.failing,
        "failing_since",
        "payouts.comparison",
        "failing_since__isempty=0",
    ),
    Kind(
        _("Answers of payment services given up"),
        _given_up(Webhook),
        "quarantined_at",
        "payouts.webhook",
        GIVEN_UP,
    ),
    Kind(
        _("Files that failed"),
        Processing.objects.set_aside,
        "quarantined_at",
        "contributions.processing",
        "state=quarantined",
    ),
    Kind(
        _("Signatures given up"),
        _given_up(Signing),
        "quarantined_at",
        "contributions.signing",
        GIVEN_UP,
    ),
    Kind(
        _("Names that the search was not told of"),
        _given_up(Renaming),
        "quarantined_at",
        "contributions.renaming",
        GIVEN_UP,
    ),
    Kind(
        _("Names that notices were not told of"),
        _given_up(Retelling),
        "quarantined_at",
        "accounts.retelling",
        GIVEN_UP,
    ),
    Kind(
        _("Departures given up"),
        _given_up(Departure),
        "quarantined_at",
        "accounts.departure",
        "queue=given-up",
    ),
    Kind(
        _("Mails given up"),
        MailDelivery.objects.given_up,
        "quarantined_at",
        "accounts.maildelivery",
        "state=undelivered",
    ),
    Kind(_("Digests given up"), _given_up(Digest), "quarantined_at", "accounts.digest", GIVEN_UP),
    Kind(
        _("News for followers given up"),
        _given_up(Announcement),
        "quarantined_at",
        "accounts.announcement",
        GIVEN_UP,
    ),
    Kind(
        _("Letters of accounts given up"),
        _given_up(Envelope),
        "quarantined_at",
        "accounts.envelope",
        GIVEN_UP,
    ),
)


def queues(user: User) -> list[Queue]:
    """Those whose lists this user may see, as many statements as there are."""
    return list(_shown(user))


def _shown(user: User) -> Iterator[Queue]:
    for kind in KINDS:
        app, model = kind.model.split(".")
        may_look = user.has_perm(f"{app}.view_{model}") and kind.model not in FOR_HANDS
        if not may_look and not user.has_perm(f"{app}.change_{model}"):
            continue
        found = (
            kind.rows_for(user)
            .order_by()
            .aggregate(n=Count("pk", distinct=True), oldest=Min(F(kind.since)))
        )
        url = reverse(f"admin:{app}_{model}_changelist")
        url = f"{url}?{kind.where}" if kind.where else url
        yield Queue(kind.label, found["n"], found["oldest"], url)
