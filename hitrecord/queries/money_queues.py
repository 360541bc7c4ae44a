"""What of people's money waits for staff: label, rows, column of the age, list in the admin."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Min, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from payouts.holds.unheld import unheld
from payouts.models import (
    Adjustment,
    Claim,
    Clawback,
    Clearance,
    Hold,
    Letter,
    Listing,
    Payee,
    TaxForm,
)
from payouts.queries import standing
from payouts.queries.guardians import unchecked
from payouts.queries.unanswered import unanswered


def _forms() -> QuerySet[TaxForm]:
    """Only the newest of each payee counts."""
    newest = TaxForm.objects.order_by("payee", "-pk").distinct("payee")
    return TaxForm.objects.filter(pk__in=newest.values("pk"), state=TaxForm.State.RECEIVED)


def _with_a_lost_letter() -> QuerySet[Payee]:
    lost = Letter.objects.filter(quarantined_at__isnull=False, replaced_at=None, claim=None)
    return Payee.objects.filter(letters__in=lost).annotate(lost_at=Min("letters__quarantined_at"))


MONEY: tuple[tuple[str | Promise, Callable[[], QuerySet[Any]], str, str, str], ...] = (
    (
        _("Claims to decide"),
        Claim.objects.open,
        "made_at",
        "payouts.claim",
        "accepted__isnull=True",
    ),
    (
        _("Proposals whose windows are over"),
        standing.over,
        "over_at",
        "payouts.proposal",
        "waits=over",
    ),
    (
        _("Final shares that are not booked"),
        standing.unbooked,
        "final_at",
        "payouts.proposal",
        "waits=unbooked",
    ),
    (
        _("Proposals with a step that failed"),
        standing.failed,
        "failed_at",
        "payouts.proposal",
        "waits=failed",
    ),
    (
        _("Guardians to check"),
        unchecked,
        "said_at",
        "payouts.minor",
        "guardian=unchecked",
    ),
    (
        _("Proposals with shares to hold for a copyright notice"),
        unheld,
        "opened_at",
        "payouts.proposal",
        "queue=unheld",
    ),
    (
        _("Held shares to settle"),
        lambda: Hold.objects.filter(settled_at=None, share__proposal__distribution__isnull=False),
        "held_at",
        "payouts.hold",
        "queue=unsettled",
    ),
    (
        _("Money to be taken back, if a second person confirms it"),
        Clawback.objects.unconfirmed,
        "made_at",
        "payouts.clawback",
        "queue=unconfirmed",
    ),
    (
        _("Money kept back for a copyright notice, to be released by a second person"),
        Clearance.objects.open,
        "made_at",
        "payouts.clearance",
        "queue=unconfirmed",
    ),
    (_("Tax forms to check"), _forms, "recorded_at", "payouts.taxform", "state__exact=received"),
    (
        _("People whose letter with a claim link could not be delivered"),
        _with_a_lost_letter,
        "lost_at",
        "payouts.payee",
        "queue=letters",
    ),
    (
        _("Payouts the service does not answer for"),
        unanswered,
        "changed_at",
        "payouts.payout",
        "answer=late",
    ),
    (
        _("Lists of services that could not be compared"),
        lambda: Listing.objects.filter(quarantined_at__isnull=False),
        "quarantined_at",
        "payouts.listing",
        "queue=given-up",
    ),
    (
        _("Adjustments that need a second person"),
        Adjustment.objects.open,
        "made_at",
        "payouts.adjustment",
        "open=yes",
    ),
)
