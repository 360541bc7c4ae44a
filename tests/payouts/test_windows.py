"""Everybody named has two weeks from their notice, and final waits for the last of them."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import MailDelivery, Notice
from payouts.models import Proposal, Window
from payouts.proposing.unreached import tell_of_failed_mail
from payouts.queries.windows import Clock, clock_of
from payouts.services.proposals import make_final, open_proposal
from tests import builders
from tests.payouts import builders as money

pytestmark = pytest.mark.django_db
FORTNIGHT = timedelta(days=14)


def just_opened() -> Proposal:
    """No mail has left yet."""
    found = money.computed()
    return open_proposal(proposal=found, by=builders.staff("paula"), now=timezone.now())


def mail_of(name: str) -> Any:
    return MailDelivery.objects.filter(notice__recipient__handle=name)


def clock(proposal: Proposal) -> Clock:
    return clock_of(Proposal.objects.get(pk=proposal.pk))


def refusal(proposal: Proposal, **later: float) -> str:
    finn, now = builders.staff("finn"), timezone.now() + timedelta(**later)
    with pytest.raises(ValidationError) as refused:
        make_final(proposal=proposal, by=finn, reason="", now=now)
    return str(refused.value.messages[0])


def test_a_window_begins_when_the_mail_was_handed_over() -> None:
    proposal = just_opened()
    assert "is still on its way" in refusal(proposal, days=30)
    assert clock(proposal).closes_at is None
    money.delivered()
    handed = timezone.now() + timedelta(days=2)
    mail_of("ben").update(finished_at=handed)
    assert clock(proposal).closes_at == handed + FORTNIGHT


def test_who_is_still_within_their_window_is_named() -> None:
    proposal = just_opened()
    money.delivered(timezone.now() - timedelta(days=1))
    late = timezone.now() + timedelta(days=3)
    mail_of("cleo").update(finished_at=late)
    said = refusal(proposal, days=15)
    assert said.startswith("Cleo may still object, until")
    assert f"{late + FORTNIGHT:%H:%M}" in said


def test_without_an_account_the_publication_begins_the_window() -> None:
    dan = builders.person("dan")
    found = money.computed()
    dan.user = None
    dan.save()
    now = timezone.now()
    proposal = open_proposal(proposal=found, by=builders.staff("paula"), now=now)
    assert clock(proposal).ends[dan.pk] == now + FORTNIGHT


def test_mail_that_failed_three_times_leaves_the_notice_on_the_site_and_staff_are_told(
    django_assert_num_queries: Any,
) -> None:
    proposal = just_opened()
    money.delivered()
    notice = Notice.objects.get(recipient__handle="eva")
    failed = {"finished_at": None, "quarantined_at": timezone.now() + timedelta(hours=1)}
    mail_of("eva").update(**failed)
    assert clock(proposal).ends[builders.person("eva").pk] == notice.created_at + FORTNIGHT
    for _again in range(2):
        tell_of_failed_mail()
    told = Notice.objects.filter(event="unreached").values_list("recipient__handle", flat=True)
    assert sorted(told) == ["finn", "paula"]
    with django_assert_num_queries(4):
        tell_of_failed_mail()


def test_a_server_that_is_away_for_days_holds_up_no_window_after_three_attempts() -> None:
    proposal = just_opened()
    money.delivered()
    eva, notice = builders.person("eva"), Notice.objects.get(recipient__handle="eva")
    mail_of("eva").update(finished_at=None, attempts=2)
    assert clock(proposal).ends[eva.pk] is None
    tell_of_failed_mail()
    assert not Notice.objects.filter(event="unreached").exists()
    mail_of("eva").update(attempts=3)
    assert clock(proposal).ends[eva.pk] == notice.created_at + FORTNIGHT
    tell_of_failed_mail()
    assert Notice.objects.filter(event="unreached").count() == 2
    arrived = timezone.now() + timedelta(days=2)
    mail_of("eva").update(attempts=4, finished_at=arrived)
    assert clock(proposal).ends[eva.pk] == arrived + FORTNIGHT


def test_a_window_does_not_end_with_its_notice() -> None:
    proposal = just_opened()
    Notice.objects.filter(recipient__handle="dan").delete()
    window = Window.objects.get(proposal=proposal, notice=None)
    assert window.person.credit_name == "Dan"
    money.delivered()
    assert clock(proposal).closes_at


def test_more_people_do_not_mean_more_statements(django_assert_num_queries: Any) -> None:
    proposal = just_opened()
    with django_assert_num_queries(1):
        clock_of(proposal)


def test_who_is_on_the_cue_sheet_with_nothing_is_told_and_has_a_window() -> None:
    production = money.sold()
    song = production.pieces.get(title="Song")
    builders.credit(song, builders.person("gus"), 0, role="Bass")
    proposal = money.opened(money.computed(production))
    gus = builders.person("gus")
    assert not proposal.shares.filter(person=gus).exists()
    assert Window.objects.filter(proposal=proposal, person=gus).exists()
    told = Notice.objects.filter(recipient__handle="gus", event="proposed")
    assert told.count() == 1
    money.final(proposal)
    said = Notice.objects.get(recipient__handle="gus", event="final").subject
    assert said == "The shares of “The walking lighthouse” are final"
    said = Notice.objects.get(recipient__handle="ada", event="final").subject
    assert said == "Your share of “The walking lighthouse” is final"
