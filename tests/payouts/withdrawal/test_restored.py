"""After a restore our own record of mass payments proves nothing: the service's list does."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import AuditRecord
from payouts import tasks
from payouts.freezing import freeze_restored
from payouts.models import RESTORED_SERVICE, Freeze, Payout, Transfer
from payouts.services import freezing
from payouts.services.answers import take_answer
from tests import builders
from tests.payouts import builders as money
from tests.payouts.admin.test_freezes import at, does
from tests.payouts.admin.test_walk import signed_in
from tests.payouts.withdrawal import leaving, lifting
from tests.payouts.withdrawal.test_listings import took

pytestmark = pytest.mark.django_db


@pytest.fixture
def restored() -> Freeze:
    """Ada is owed 50 dollars; that they were paid as P-n-1 this morning is forgotten."""
    leaving.owed("ada")
    freeze_restored("2026-11-26T03:00:00+00:00")
    return Freeze.objects.get()


def forgotten() -> str:
    return f"P-{leaving.owed('ada', 1).pk}-1"


def test_a_restored_record_compared_with_itself_answers_nothing(restored: Freeze) -> None:
    tasks.reconcile()
    lifting.compared()
    with pytest.raises(ValidationError, match="our own record cannot say"):
        lifting.answered(restored)
    chosen = "&".join(f"finding={one.pk}" for one in restored.findings.all())
    refused = does("finn", f"{at(restored, 'answer')}?{chosen}")
    assert "our own record cannot say" in refused
    assert restored.findings.unanswered().count() == 2
    assert "without an answer: 2" in does("finn", at(restored, "ask"))


def test_the_list_of_the_service_brings_back_what_was_forgotten(restored: Freeze) -> None:
    reference = forgotten()
    took(f"{reference},50.00,USD,Completed", last=-1)
    with pytest.raises(ValidationError, match="our own record cannot say"):
        lifting.answered(restored)  # that list ended before the restore
    took(f"{reference},50.00,USD,Completed")
    assert Payout.objects.get().state == "paid"
    assert lifting.lifted(restored).lifted_at
    assert money.problems() == []
    assert Transfer.objects.get().reference == reference


def test_a_list_that_begins_after_the_last_known_payment_is_not_all(restored: Freeze) -> None:
    long_ago = timezone.now() - timedelta(days=20)
    Transfer.objects.create(
        provider="masspay", reference="P-9-9", amount=1, currency="USD", made_at=long_ago
    )
    took(f"{forgotten()},50.00,USD,Completed")
    with pytest.raises(ValidationError, match="our own record cannot say"):
        lifting.answered(restored)


def test_finance_says_with_a_reason_that_nothing_was_sent_since(restored: Freeze) -> None:
    page = signed_in("finn").get(at(restored)).content.decode()
    assert "Upload its list" in page
    assert "Say why" in does("finn", at(restored, "nothing"), " ")
    does("finn", at(restored, "nothing"), "The service was not visited since Monday.")
    told = restored.findings.get(source=RESTORED_SERVICE)
    assert told.answer == "The service was not visited since Monday."
    assert AuditRecord.objects.filter(action="said that nothing was sent since").count() == 1
    assert "answered already" in does("finn", at(restored, "nothing"))
    assert lifting.lifted(restored).lifted_at
    with pytest.raises(ValidationError, match="lifted already"):
        freezing.say_nothing_was_sent(
            freeze=restored, by=builders.staff("finn"), words="So.", now=timezone.now()
        )


def test_an_answer_about_forgotten_payments_is_taken_and_keeps_the_freeze(
    restored: Freeze,
) -> None:
    does("finn", at(restored, "nothing"), "Nobody went there.")
    lifting.asked(restored)
    text = f"Reference ID,Status\n{forgotten()},Completed\n"
    take_answer(text=text, by=builders.staff("finn"), now=timezone.now())
    (left,) = restored.findings.unanswered()
    assert forgotten() in left.sentence
    assert "these restored books do not know" in left.sentence
    assert "without an answer: 1" in does("olga", at(restored, "lift"))


def test_an_answer_about_strangers_is_refused_when_nothing_was_restored() -> None:
    text = "Reference ID,Status\nP-1-1,Completed\n"
    with pytest.raises(ValidationError, match="not ours"):
        take_answer(text=text, by=builders.staff("finn"), now=timezone.now())
