"""Money that nobody has said a place for in years: announced, then kept apart from the rest. It is
never the company's, and it comes back whole when somebody turns up."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from accounts.models import Event
from accounts.services.notices import notify
from accounts.telling.said import day_of
from accounts.telling.said import said as _
from hitrecord.foundation.locking import for_change
from payouts import books, letters
from payouts.models import Destination, Payee, Unclaimed
from payouts.queries.accounts import users_of
from payouts.queries.line_words import KEPT_APART, TURNED_UP

AT_ONCE = 200


def watch(now: datetime) -> None:
    """Announce, with a letter to whoever has no account, and keep apart what was announced."""
    with transaction.atomic():
        told = [row.payee_id for row in announce(now)]
        letters.make(letters.reachable().filter(pk__in=told), by=None, now=now)
    keep_apart(now)


def announce(now: datetime) -> list[Unclaimed]:
    """To those whose term is over when the time of the announcement is. Each is told once."""
    quiet_since = now - timedelta(
        days=settings.UNCLAIMED_AFTER_DAYS - settings.UNCLAIMED_NOTICE_DAYS
    )
    made: list[Unclaimed] = []
    accounts = books.quiet_since(quiet_since)
    forgotten = _forgotten().in_bulk([account.payee_id for account in accounts])
    for account in accounts:
        payee = forgotten.get(account.payee_id or 0)
        if len(made) == AT_ONCE:
            break
        if payee is None:
            continue
        row, created = Unclaimed.objects.get_or_create(
            payee=payee,
            currency=account.currency,
            over_at=None,
            moved_at=None,
            defaults={
                "announced_at": now,
                "due_at": now + timedelta(days=settings.UNCLAIMED_NOTICE_DAYS),
            },
        )
        if created:
            _tell(row)
            made.append(row)
    return made


def keep_apart(now: datetime) -> None:
    """What was announced long enough ago. Whoever turned up meanwhile keeps theirs, and so does for
    whom something was booked since: their time begins anew."""
    for pk in Unclaimed.objects.announced().filter(due_at__lte=now).values_list("pk", flat=True):
        _keep_apart(pk, now)


@transaction.atomic
def _keep_apart(pk: int, now: datetime) -> None:
    row = for_change(Unclaimed.objects).select_related("payee").get(pk=pk)
    if row.moved_at or row.over_at:
        return
    payable = books.payables([row.payee], row.currency)[row.payee_id]
    amount = books.locked_balance(payable)
    is_quiet = not books.moved_since(payable, row.announced_at)
    if amount <= 0 or not is_quiet or not _forgotten().filter(pk=row.payee_id).exists():
        row.over_at = now
    else:
        books.post(
            key=f"unclaimed:{row.pk}",
            kind="unclaimed",
            lines=[(payable, amount), (books.unclaimed(row.currency), -amount)],
            source=row,
            memo=KEPT_APART,
        )
        row.amount, row.moved_at = amount, now
    row.save(update_fields=["amount", "moved_at", "over_at"])


@transaction.atomic
def give_back(person_id: int, now: datetime) -> None:
    """Somebody turned up: all of it is theirs again, and what was announced is called off."""
    theirs = Unclaimed.objects.filter(payee__in=Payee.objects.of(person_id), over_at=None)
    for row in for_change(theirs):
        if row.moved_at:
            books.reverse(
                of=f"unclaimed:{row.pk}",
                key=f"turned-up:{row.pk}",
                source=row,
                memo=TURNED_UP,
            )
        row.over_at = now
        row.save(update_fields=["over_at"])


def _forgotten() -> QuerySet[Payee]:
    """Payees of whom nobody knows where their money should go."""
    said = Destination.objects.filter(payee=OuterRef("pk"))
    theirs = Destination.objects.filter(payee__person=OuterRef("claimed_by"))
    return Payee.objects.exclude(Exists(said)).exclude(Exists(theirs))


def _tell(row: Unclaimed) -> None:
    notify(
        recipients=users_of([row.payee.person_id]),
        event=Event.WAITING,
        subject=_("Your money waits: say where it should go"),
        body=_(
            "From %(day)s on it is kept apart. It stays yours for good: it comes back as soon as"
            " you say where it should go."
        )
        % {"day": day_of(row.due_at)},
        url=reverse("payout_settings"),
        target=row,
        key=f"unclaimed-{row.pk}",
    )
