"""Finance hears of webhooks that nobody could make anything of, and tries them again."""

from collections.abc import Iterator

import pytest
from django.utils import timezone
from pytest_django import Settings

from accounts.models import Notice
from payouts import tasks
from payouts.models import Webhook
from tests import builders
from tests.payouts.admin.test_walk import signed_in
from tests.payouts.withdrawal.stripe_fake import FakeStripe, event, signed, stand_in
from tests.payouts.withdrawal.test_stripe import hear_everything, tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def fake(settings: Settings) -> Iterator[FakeStripe]:
    yield from stand_in(settings)


def given_up() -> Webhook:
    body = event("P-999-9")
    tell(body, signed(body))
    for _time in range(3):
        Webhook.objects.update(due_at=timezone.now())
        hear_everything()
    return Webhook.objects.get()


def test_finance_is_told_once_of_what_was_given_up_and_tries_it_again(fake: FakeStripe) -> None:
    told, finn = given_up(), signed_in("finn")
    for _again in range(2):
        tasks.sweep()
    notice = Notice.objects.get(recipient=builders.staff("finn"))
    assert "could not be worked out" in notice.subject
    assert "a payout that we do not know" in notice.body
    assert "given up" in finn.get(notice.url).content.decode()

    listed = finn.get("/admin/payouts/webhook/").content.decode()
    assert "a payout that we do not know" in listed
    at = f"/admin/payouts/webhook/{told.pk}/again/"
    assert f'href="{at}"' in listed
    assert (
        "tried again" in finn.post(at, {"reason": "A worker slept."}, follow=True).content.decode()
    )
    assert Webhook.objects.get().quarantined_at is None
    assert "Only what was given up" in finn.get(at).content.decode()

    given_up()
    tasks.sweep()
    assert Notice.objects.filter(recipient=builders.staff("finn")).count() == 2
