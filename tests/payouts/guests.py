"""Gus plays the cello on the song. He has no account, and finance knows his address."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from payouts import books
from payouts.models import Claim, Letter, Payee
from payouts.services import claims
from payouts.services.letters import add_guest, invite
from tests import builders

ADDRESS = "gus@cello.example"


def gus(email: str = ADDRESS) -> Payee:
    return add_guest(name="Gus Ferrer", email=email, by=builders.staff("finn"), now=timezone.now())


def letter(payee: Payee | None = None, now: datetime | None = None) -> Letter:
    return invite(
        payee=payee or gus(""), email=ADDRESS, by=builders.staff("finn"), now=now or timezone.now()
    )


def earned(payee: Payee, amount: int = 5000, currency: str = "USD") -> None:
    lines = [
        (books.bank(currency), amount),
        (books.payables([payee], currency)[payee.pk], -amount),
    ]
    key = f"guest:{payee.pk}:{books.Entry.objects.count()}"
    books.post(key=key, kind="distribution", lines=lines, source=payee, memo="The song")


def claimed(of: Letter, name: str = "ada", words: str = "", days_ago: int = 3) -> Claim:
    """So long ago that nothing has to wait for it any more."""
    then = timezone.now() - timedelta(days=days_ago)
    return claims.claim(letter=of, by=builders.user(name), words=words, now=then)
