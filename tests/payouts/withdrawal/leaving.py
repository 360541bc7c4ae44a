"""Ada is owed money by the books, and finance pays it out by the sandbox."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from payouts import books
from payouts.models import Batch, Destination, Payee, Payout
from payouts.services import batches
from payouts.withdrawal import releasing, reserving, submitting
from tests import builders


def owed(
    name: str = "ada", amount: int = 5000, account: str = "", *, is_placed: bool = True
) -> Payee:
    """A payee with so much on their balance; `account` tells the sandbox what to do."""
    payee, _made = Payee.objects.get_or_create(person=builders.person(name))
    lines = [
        (books.bank("USD"), amount),
        (books.payables([payee], "USD")[payee.pk], -amount),
    ]
    number = books.Entry.objects.count()
    books.post(key=f"earned:{name}:{number}", kind="distribution", lines=lines, source=payee)
    wanted = account or f"{name}@example.org"
    if is_placed and not payee.destinations.filter(account=wanted).exists():
        goes_to(payee, wanted)
    return payee


def goes_to(payee: Payee, account: str, usable_from: datetime | None = None) -> Destination:
    now = timezone.now()
    return Destination.objects.create(
        payee=payee,
        method="stripe" if account.startswith("acct_") else "paypal",
        name="Ada",
        account=account,
        made_by=builders.staff("finn"),
        made_at=now,
        usable_from=usable_from or now,
    )


def batch(provider: str = "sandbox") -> Batch:
    return batches.make_batch(
        currency="USD", provider=provider, by=builders.staff("finn"), now=timezone.now()
    )


def approved(made: Batch | None = None) -> Batch:
    """By a second person; and the books were found in order."""
    found = batches.approve(
        batch=made or batch(), by=builders.staff("paula"), reason="Friday.", now=timezone.now()
    )
    releasing.release(found.pk, timezone.now())
    return Batch.objects.get(pk=found.pk)


def sent(made: Batch | None = None) -> Payout:
    """The only payout of the batch, after one talk with its provider."""
    payout = approved(made).payouts.get()
    assert reserving.reserve(payout, timezone.now())
    return talked(payout)


def talked(payout: Payout, hours: int = 0) -> Payout:
    submitting.talk(payout.pk, timezone.now() + timedelta(hours=hours))
    payout.refresh_from_db()
    return payout


def balance(payee: Payee) -> int:
    return books.payable_to(payee.person_id).get("USD", 0)
