"""What a copyright notice touches is named: productions through the lineage, shares, and days."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from accounts.models import AuditRecord, Envelope, Notice, User
from contributions.domain.copyright import Step
from contributions.models import CopyrightNotice
from contributions.services.copyright import counter, pass_deadline, receive
from hitrecord import tasks
from hitrecord.queries.queues import queues
from payouts.holds.holding import hold_noticed
from payouts.holds.unheld import unheld
from payouts.queries.stopped import is_lost
from projects.services.noticed import tell_of_recent
from tests import builders
from tests.contributions.services.test_copyright import JO, notice, stepped
from tests.payouts import builders as money
from tests.payouts.test_noticed import noticed

pytestmark = pytest.mark.django_db


def moderating() -> Client:
    client = Client()
    client.force_login(builders.staff("max", role="moderator"))
    return client


def page_of(row: CopyrightNotice, step: Step) -> str:
    return reverse("admin:contributions_copyrightnotice_step", args=[row.pk, step])


def test_a_receipt_names_the_numbers() -> None:
    row = notice(builders.work("eva", title="Waltz").contribution)
    letter = Envelope.objects.get(to="jo@else.example")
    assert letter.subject == "We have your copyright notice"
    assert f"Number {row.pk}: “Waltz”." in letter.text


def test_the_guarded_page_knows_the_productions_behind_and_staff_are_told() -> None:
    money.lighthouse()
    row = noticed()
    paula, finn = builders.staff("paula", role="producer"), builders.staff("finn", role="finance")
    client = moderating()
    page = client.get(page_of(row, Step.REMOVE)).content.decode()
    until = timezone.now() + timedelta(days=settings.COPYRIGHT_ANSWER_DAYS)
    for words in (
        row.work.title,
        "Received",
        f"Without a counter-notice until {date_format(until)}",
        str(row.pk),
    ):
        assert words in page
    assert "The walking lighthouse" in page.split("what was made from it")[1]
    client.post(page_of(row, Step.REMOVE), {"reason": "It is the same.", "rehearse": "1"})
    assert not Notice.objects.filter(key__startswith="copyright-staff:").exists()
    client.post(page_of(row, Step.REMOVE), {"reason": "It is the same."})
    told = Notice.objects.filter(key__startswith="copyright-staff:")
    assert {each.recipient for each in told} == {paula, finn}
    again = client.get(page_of(row, Step.RESTORE)).content.decode()
    assert "remove, max" in again
    assert f"Taken down, until {date_format(until)}" in again


def test_staff_hear_once_of_what_the_clock_and_a_counter_notice_do() -> None:
    money.lighthouse()
    staff = {builders.staff("paula", role="producer"), builders.staff("finn", role="finance")}
    row = stepped(noticed(), Step.FORWARD)

    def told(stage: str) -> list[User]:
        for _twice in range(2):
            tasks.tell_of_notices()
        found = Notice.objects.filter(key=f"copyright-staff:{row.pk}:{stage}")
        return [each.recipient for each in found]

    def lapses() -> None:
        CopyrightNotice.objects.filter(pk=row.pk).update(due_at=timezone.now())
        tasks.pass_a_deadline(row.pk, CopyrightNotice.objects.get(pk=row.pk).stage)

    lapses()
    assert set(told("removed")) == staff
    assert len(told("removed")) == 2
    counter(notice=row, by=builders.user("ada"), words="It is mine.", now=timezone.now())
    assert set(told("countered")) == staff
    lapses()
    assert set(told("restored")) == staff
    last = Notice.objects.filter(key__startswith="copyright-staff:").latest("pk")
    assert "The walking lighthouse" in last.body
    assert "It stands again" in last.body


def test_staff_do_not_read_that_it_stands_while_another_notice_keeps_it_down() -> None:
    money.lighthouse()
    builders.staff("paula", role="producer")
    first = stepped(noticed(), Step.REMOVE)
    kim = replace(JO, email="kim@else.example")
    receive(works=[first.work], who=kim, by=None, now=timezone.now())
    stepped(CopyrightNotice.objects.get(email=kim.email), Step.REMOVE)
    stepped(first, Step.RESTORE)
    tell_of_recent(timezone.now())
    told = Notice.objects.get(key=f"copyright-staff:{first.pk}:restored")
    assert "Keeps it down no longer" in told.subject
    assert "Another notice still stands against it" in told.body


def test_staff_do_not_hear_of_steps_of_long_ago_or_of_a_notice_that_was_refused() -> None:
    money.lighthouse()
    builders.staff("paula", role="producer")
    row = stepped(noticed(), Step.REFUSE)
    tell_of_recent(timezone.now())
    receive(works=[row.work], who=JO, by=None, now=timezone.now())
    other = stepped(CopyrightNotice.objects.get(stage="received"), Step.FORWARD)
    tell_of_recent(timezone.now() + timedelta(days=5))
    assert not Notice.objects.filter(key__startswith="copyright-staff:").exists()
    tell_of_recent(timezone.now())
    told = Notice.objects.get(key__startswith="copyright-staff:")
    assert told.key == f"copyright-staff:{other.pk}:forwarded"


def test_the_course_of_a_notice_shows_the_counter_notice_between_the_steps() -> None:
    row = stepped(notice(builders.work("eva", title="Waltz").contribution), Step.REMOVE)
    eva = builders.user("eva")
    counter(notice=row, by=eva, words="A folk song.", now=timezone.now())
    assert AuditRecord.objects.get(actor=eva).detail == {"notice": row.pk}
    page = moderating().get(page_of(row, Step.KEEP_DOWN)).content.decode()
    course = page.partition("So far")[2]
    assert "remove, max" in course.partition("counter, eva")[0]
    stepped(row, Step.RESTORE)
    page = moderating().get(page_of(row, Step.RESTORE)).content.decode()
    assert "restore, max" in page.partition("counter, eva")[2]


def test_the_day_after_a_takedown_is_named_to_authors_and_on_their_page() -> None:
    row = stepped(notice(builders.work("eva", title="Waltz").contribution), Step.REMOVE)
    assert row.answer_until
    day = date_format(row.answer_until, "j F Y")
    assert f"Without one until {day}" in Notice.objects.get(recipient__handle="eva").body
    assert f"without one until {day}" in Envelope.objects.latest("pk").text
    client = Client()
    client.force_login(builders.user("eva"))
    page = client.get(row.get_absolute_url()).content.decode()
    assert f"answer until {day}" in page
    assert f"Without a counter-notice until {day}" in page


def test_a_takedown_by_the_clock_names_a_day_to_come_and_no_page_one_that_is_over() -> None:
    now = timezone.now()
    row = stepped(notice(builders.work("eva", title="Waltz").contribution), Step.FORWARD, now)
    lapsed = now + timedelta(days=settings.COPYRIGHT_ANSWER_DAYS, minutes=1)
    assert pass_deadline(pk=row.pk, step=Step.REMOVE, now=lapsed)
    row.refresh_from_db()
    until = lapsed + timedelta(days=settings.COPYRIGHT_ANSWER_DAYS)
    assert row.answer_until == until
    assert not is_lost(row, lapsed)
    assert is_lost(row, until)
    day = date_format(until, "j F Y")
    assert f"Without one until {day}" in Notice.objects.filter(recipient__handle="eva")[0].body
    assert f"without one until {day}" in Envelope.objects.latest("pk").text
    eva = Client()
    eva.force_login(builders.user("eva"))
    assert f"answer until {day}" in eva.get(row.get_absolute_url()).content.decode()
    over = now - timedelta(days=30)
    CopyrightNotice.objects.filter(pk=row.pk).update(handled_at=over, taken_down_at=over)
    row.refresh_from_db()
    assert row.answer_until
    page = eva.get(row.get_absolute_url()).content.decode()
    assert date_format(row.answer_until, "j F Y") not in page
    assert "The time to answer is over, so its money may go to the others." in page
    page = moderating().get(page_of(row, Step.RESTORE)).content.decode()
    assert f"Taken down, its time ended on {date_format(row.answer_until)}" in page


def test_a_proposal_with_shares_to_hold_waits_on_the_dashboard() -> None:
    proposal = money.opened()
    assert not unheld().exists()
    stepped(noticed(), Step.FORWARD)
    assert list(unheld()) == [proposal]
    olga = builders.staff("olga")
    label = "Proposals with shares to hold for a copyright notice"
    (queue,) = [one for one in queues(olga) if str(one.label) == label]
    assert queue.count == 1
    client = Client()
    client.force_login(olga)
    assert client.get(queue.url).context["cl"].result_count == 1
    hold_noticed(
        proposal=proposal, by=builders.staff("finn"), reason="A notice.", now=timezone.now()
    )
    assert not unheld().exists()
