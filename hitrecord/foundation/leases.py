"""Work that must survive any crash: the row is the truth, the task only a nudge.

A row that needs background work mixes in `Leased`. A worker claims it by compare-and-set, renews
while it makes progress and finishes only while it still holds the token it was given.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import Case, F, Q, Value, When
from django.utils import timezone
from django.utils.translation import gettext, gettext_noop

from hitrecord.foundation.locking import for_change

MAX_ATTEMPTS = 3
WITHOUT_A_WORD = gettext_noop("It stopped several times without saying why. Try it again.")


def lease_time() -> timedelta:
    """How long a worker may say nothing before another takes the row over (120 s)."""
    return timedelta(seconds=settings.LEASE_SECONDS)


def renew_every() -> timedelta:
    """A worker that makes progress renews at least this often (30 s)."""
    return lease_time() / 4


class LeaseLost(Exception):
    """Somebody else took the row over: stop working and write nothing."""


@dataclass(frozen=True)
class Lease:
    pk: int
    token: uuid.UUID


class LeasedQuerySet(models.QuerySet[Any]):
    most_attempts = MAX_ATTEMPTS

    def open(self) -> Self:
        return self.filter(finished_at=None, quarantined_at=None)

    def due(self, now: datetime) -> Self:
        free = Q(lease_until=None) | Q(lease_until__lt=now)
        return self.open().filter(free, due_at__lte=now)

    def claim(self, pk: int, now: datetime) -> Lease | None:
        """Take the row for 120 s, or None when it is done, held by another or not yet due."""
        lease = Lease(pk, uuid.uuid4())
        taken = (
            self.due(now)
            .filter(pk=pk, attempts__lt=self.most_attempts)
            .update(
                lease_token=lease.token, lease_until=now + lease_time(), attempts=F("attempts") + 1
            )
        )
        if not taken:
            self.due(now).filter(pk=pk, attempts__gte=self.most_attempts).update(
                quarantined_at=now,
                lease_token=None,
                lease_until=None,
                reason=Case(
                    When(reason="", then=Value(gettext(WITHOUT_A_WORD))),
                    default="reason",
                    output_field=models.TextField(),
                ),
            )
        return lease if taken else None

    @transaction.atomic
    def claim_unheld(self, pk: int, now: datetime) -> Lease | None:
        """As `claim`, but never of a row that a worker holds, however long ago it was taken."""
        free = for_change(self, skips_held=True).filter(pk=pk)
        return self.claim(pk, now) if free.values_list("pk").first() else None

    def hold(self, lease: Lease) -> None:
        """For work in one long transaction that cannot renew: the row stays this worker's until
        that transaction ends, or the worker dies. Claim by `claim_unheld`; raises LeaseLost."""
        if not for_change(self.held(lease), of=()).values_list("pk").first():
            raise LeaseLost(lease.pk)

    def held(self, lease: Lease) -> Self:
        return self.open().filter(pk=lease.pk, lease_token=lease.token)

    def renew(self, lease: Lease, now: datetime, **progress: Any) -> None:
        """Raise LeaseLost when another worker took over in the meantime."""
        if not self.held(lease).update(lease_until=now + lease_time(), **progress):
            raise LeaseLost(lease.pk)

    def finish(self, lease: Lease, now: datetime, **outcome: Any) -> None:
        """Call inside the transaction that writes the results; raises LeaseLost."""
        if not self.held(lease).update(
            finished_at=now, lease_token=None, lease_until=None, reason="", **outcome
        ):
            raise LeaseLost(lease.pk)

    def retry_later(self, lease: Lease, now: datetime, *, reason: str, after: timedelta) -> None:
        """Give the row back; after the last attempt it is quarantined with the reason."""
        self.held(lease).update(
            quarantined_at=Case(When(attempts__gte=self.most_attempts, then=now)),
            reason=reason,
            due_at=now + after,
            lease_token=None,
            lease_until=None,
        )

    def begin_anew(self, now: datetime, **facts: Any) -> int:
        """Whoever is at it now loses the lease; the work says itself what is left to do."""
        return self.update(
            finished_at=None,
            quarantined_at=None,
            lease_token=None,
            lease_until=None,
            attempts=0,
            due_at=now,
            reason="",
            **facts,
        )

    def quarantine(self, lease: Lease, now: datetime, *, reason: str, **outcome: Any) -> None:
        """Stop for good: trying again would end the same way."""
        self.held(lease).update(
            quarantined_at=now, reason=reason, lease_token=None, lease_until=None, **outcome
        )


class Leased(models.Model):
    """State of a piece of background work. `reason` is a sentence a person can act on."""

    attempts = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(default=timezone.now)
    lease_until = models.DateTimeField(null=True, blank=True)
    lease_token = models.UUIDField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    quarantined_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        abstract = True
