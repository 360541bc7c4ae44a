"""Two people of finance let payouts go on, after every provider was asked."""

from __future__ import annotations

from django.utils import timezone

from payouts.models import Comparison, Freeze
from payouts.providers.all import names
from payouts.services import freezing
from payouts.withdrawal.comparing import went
from tests import builders


def answered(freeze: Freeze, words: str = "A test entry; reversed.") -> Freeze:
    left = list(freeze.findings.unanswered().values_list("pk", flat=True))
    if left:
        finn, now = builders.staff("finn"), timezone.now()
        freezing.answer(freeze=freeze, findings=left, by=finn, words=words, now=now)
    return freeze


def compared() -> None:
    for name in names():
        went(name, timezone.now())
    assert not Comparison.objects.failing().exists()


def asked(freeze: Freeze) -> Freeze:
    """By Finn, who has answered everything, and the providers say the same."""
    finn, now = builders.staff("finn"), timezone.now()
    freezing.ask(freeze=answered(freeze), by=finn, reason="It is put right.", now=now)
    compared()
    freeze.refresh_from_db()
    return freeze


def lifted(freeze: Freeze) -> Freeze:
    paula, now = builders.staff("paula"), timezone.now()
    return freezing.lift(freeze=asked(freeze), by=paula, reason="I looked, too.", now=now)
