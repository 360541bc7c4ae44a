"""The demo shows the moderators what waits and what was decided, put up once."""

import pytest
from django.utils import timezone

from contributions.models import Case, Comment, CopyrightNotice, Decision
from contributions.services.comments import write
from hitrecord.demo.seeding.cast import bring
from hitrecord.demo.seeding.reports import report_things
from tests import builders

pytestmark = pytest.mark.django_db


def test_one_report_waits_two_were_decided_and_a_notice_came() -> None:
    now, people = timezone.now(), bring(timezone.now())
    bus = builders.work("noor", title="Night bus, upper deck")
    thread = bus.contribution.thread
    for words in ("You cannot draw.", "And you never will."):
        write(thread=thread, author=people["ben"], text=words)
    for _again in range(2):
        report_things(people, {("night-bus", 1): bus}, now)
    assert Case.objects.open().count() == 1
    removed, warned = Decision.objects.order_by("at")
    assert (removed.removes, warned.measure) == (True, "warn")
    assert Comment.objects.get(text__contains="bakery").removed_at
    assert CopyrightNotice.objects.get().stage == "received"
