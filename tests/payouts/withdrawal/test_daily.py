"""A daily comparison that fails: finance hears it once, sees how long, and tries it again."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from accounts.models import AuditRecord, Notice
from hitrecord.queries.queues import queues
from payouts import tasks
from payouts.domain.payout_states import State, Status
from payouts.models import Comparison, Freeze, Payout, Transfer
from payouts.providers import Known, Unclear
from payouts.providers.sandbox import Sandbox
from payouts.withdrawal.daily import stand_still_over
from tests import builders
from tests.payouts.admin.test_walk import signed_in
from tests.payouts.withdrawal import leaving, lifting

pytestmark = pytest.mark.django_db


class Answering:
    """The list of the sandbox, as long as it is not told to fail."""

    error: Exception | None = None

    def listing(self, sandbox: Sandbox, since: datetime | None = None) -> list[Known]:
        if self.error:
            raise self.error
        return []


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> Answering:
    made = Answering()
    monkeypatch.setattr(Sandbox, "listing", lambda self, since=None: made.listing(self, since))
    return made


def test_what_was_answered_is_known_only_as_long_as_it_is_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    leaving.owed()
    payout = leaving.sent()
    theirs = [Known(payout.reference, 4999, "USD", Status.PAID)]
    monkeypatch.setattr(Sandbox, "listing", lambda self, since=None: theirs)

    def found() -> str:
        stand_still_over("sandbox", timezone.now())
        standing = Freeze.objects.standing().first()
        return str(standing.findings.get()) if standing else ""

    assert found().endswith("another amount: $49.99 (Paid), and here it is $50.00 (On its way).")
    lifting.lifted(Freeze.objects.get())
    assert found() == ""
    theirs[0] = Known(payout.reference, 1, "USD", Status.PAID)
    assert "$0.01 (Paid), and here it is $50.00" in found()
    lifting.lifted(Freeze.objects.standing().get())
    theirs.clear()
    assert found().endswith("does not know it. Here it is $50.00 (On its way).")
    lifting.lifted(Freeze.objects.standing().get())
    Payout.objects.update(state=State.PAID)
    assert found().endswith("Here it is $50.00 (Paid).")


def told() -> list[str]:
    return list(Notice.objects.order_by("pk").values_list("body", flat=True))


def test_finance_hears_once_of_each_cause(provider: Answering) -> None:
    builders.staff("finn")
    began = timezone.now()
    provider.error = KeyError("amount")
    for day in range(3):
        stand_still_over("sandbox", began + timedelta(days=day))
    assert [body.split(" Payouts")[0] for body in told()] == [
        "What it says could not be compared (KeyError)."
    ]
    assert Comparison.objects.get().failing_since == began
    provider.error = Unclear("sandbox")
    stand_still_over("sandbox", began + timedelta(days=3))
    assert told()[1].startswith("It did not answer. Payouts go on.")
    assert Comparison.objects.get().failing_since == began
    provider.error = None
    stand_still_over("sandbox", began + timedelta(days=4))
    assert Comparison.objects.get().failing_since is None
    provider.error = Unclear("sandbox")
    stand_still_over("sandbox", began + timedelta(days=5))
    assert len(told()) == 3
    assert not Freeze.objects.exists()


def test_one_provider_that_fails_keeps_no_other_from_being_asked(provider: Answering) -> None:
    provider.error = KeyError("amount")
    tasks.reconcile()
    assert set(Comparison.objects.values_list("provider", "cause")) == {
        ("masspay", ""),
        ("sandbox", "What it says could not be compared (KeyError)."),
    }


def test_finance_sees_its_age_and_tries_it_again(
    provider: Answering, django_capture_on_commit_callbacks: object
) -> None:
    finn, since = signed_in("finn"), timezone.now() - timedelta(days=2)
    provider.error = KeyError("amount")
    stand_still_over("sandbox", since)
    (queue,) = [one for one in queues(builders.staff("finn")) if "comparisons" in str(one.label)]
    assert (queue.count, queue.oldest) == (1, since)
    row = Comparison.objects.get()
    at = f"/admin/payouts/comparison/{row.pk}/again/"
    assert f'href="{at}"' in finn.get(queue.url).content.decode()
    assert "could not be compared (KeyError)" in finn.get(at).content.decode()
    provider.error = None
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        page = finn.post(at, {"reason": "They say it is mended."}, follow=True).content.decode()
    assert "It is compared now" in page
    assert AuditRecord.objects.filter(action="daily comparison tried again").exists()
    tasks.compare("sandbox")
    row.refresh_from_db()
    assert (row.failing_since, row.cause) == (None, "")
    assert "It works. It is compared again tomorrow." in finn.get(at).content.decode()
    assert "It works" in finn.post(at, {"reason": "Once more."}).content.decode()
    tasks.compare("nobody we know")


@pytest.mark.parametrize("name", ["masspay", "sandbox"])
def test_each_day_only_what_was_paid_of_late_is_compared(name: str) -> None:
    now = timezone.now()
    for number, days in enumerate((1, 110, 400)):
        Transfer.objects.create(
            provider=name,
            reference=f"P-9-{number}",
            amount=1,
            currency="USD",
            made_at=now - timedelta(days=days),
        )
    stand_still_over(name, now)
    said = " ".join(Freeze.objects.get().findings.values_list("sentence", flat=True))
    assert ["P-9-0" in said, "P-9-1" in said, "P-9-2" in said] == [True, True, False]


def test_what_was_taken_over_after_a_restore_is_not_missing_once_it_is_old() -> None:
    payee, now = leaving.owed(), timezone.now()
    then = now - timedelta(days=90)
    Transfer.objects.create(
        provider="masspay",
        reference=f"P-{payee.pk}-1",
        amount=5000,
        currency="USD",
        made_at=then - timedelta(days=20),
    )
    stand_still_over("masspay", then)
    assert Payout.objects.get().made_at == then
    stand_still_over("masspay", now)
    assert not Freeze.objects.exists()
