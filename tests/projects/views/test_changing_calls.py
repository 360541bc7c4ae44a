"""A call that is open says something else: who is told, and what of two leads the second reads."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Notice
from projects.models import Call, CallChange, Making, Project
from projects.services.changing import stamp_of
from projects.services.deciding import decide
from tests import builders
from tests.projects.builders import submission
from tests.projects.views.test_calls import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def project() -> Project:
    return builders.project(lead="eva")


def test_a_call_is_changed_but_not_what_was_promised(project: Project) -> None:
    eva, call = signed_in("eva"), builders.call(project, kinds=["writing"], reward="pool")
    address = f"{project.get_absolute_url()}desk/calls/{call.pk}/"
    said = {
        "title": "A wall",
        "brief": call.brief,
        "skill": call.skill_id,
        "kinds": ["writing"],
        "deadline": f"{timezone.now() + timedelta(days=5):%Y-%m-%dT20:00}",
        "reward": "fun",
        "amount": "",
        "zone": "America/Lima",
        "reason": "We open on Friday.",
    }
    submission(builders.work("cleo"), project, call=call)
    assert "what you promised stands" in eva.post(address, said).content.decode()
    eva.post(address, said | {"reward": "pool"})
    call.refresh_from_db()
    assert (call.title, call.reward) == ("A wall", "pool")
    assert (call.deadline.hour, call.deadline.minute) == (1, 0)


def test_who_counts_on_a_call_hears_that_it_changed_and_why_it_ends_earlier(
    project: Project,
) -> None:
    eva, call = signed_in("eva"), builders.call(project, kinds=["writing"])
    submission(builders.work("cleo"), project, call=call)
    Making.objects.create(call=call, by=builders.user("dan"))
    kept = submission(builders.work("joe"), project, call=call, by="joe")
    decide(submission=kept, decision="kept", by=builders.user("eva"), now=timezone.now())
    Notice.objects.all().delete()
    address, said = f"{project.get_absolute_url()}desk/calls/{call.pk}/", changed(call)
    assert "Say why it ends earlier" in eva.post(address, said).content.decode()
    assert not Notice.objects.filter(event="decided").exists()
    eva.post(address, said | {"reason": "The hall is free on Monday only."})
    told = Notice.objects.filter(event="decided").order_by("recipient__handle")
    assert [each.recipient.handle for each in told] == ["cleo", "dan", "joe"]
    assert {each.body for each in told} == {"The hall is free on Monday only."}
    eva.post(address, said)
    assert told.count() == 3, "nothing changed, so nobody hears of it"


def test_of_two_leads_who_change_a_call_the_second_reads_what_the_first_wrote(
    project: Project,
) -> None:
    eva, call = signed_in("eva"), builders.call(project, kinds=["writing"], days=3)
    address = f"{project.get_absolute_url()}desk/calls/{call.pk}/"
    call.refresh_from_db()
    said = changed(call) | {"title": "Mine", "seen": stamp_of(call)}
    eva.post(address, said | {"title": "Theirs"})
    page = eva.post(address, said)
    assert "It is called “Theirs” now" in page.content.decode()
    assert 'value="Mine"' in page.content.decode()
    eva.post(address, said | {"seen": page.context["form"]["seen"].value()})
    call.refresh_from_db()
    assert call.title == "Mine"


def changed(call: Call) -> dict[str, object]:
    return {
        "title": call.title,
        "brief": call.brief,
        "skill": call.skill_id,
        "kinds": call.kinds,
        "deadline": f"{timezone.now() + timedelta(days=5):%Y-%m-%dT20:00}",
        "reward": call.reward,
        "zone": "UTC",
    }


def test_a_deadline_sent_again_from_another_zone_is_no_change(project: Project) -> None:
    eva, call = signed_in("eva"), builders.call(project, kinds=["writing"], reward="fun")
    ends = (timezone.now() + timedelta(days=5)).replace(hour=1, minute=0, second=0, microsecond=0)
    Call.objects.update(deadline=ends)
    said = {
        "title": "Another title",
        "brief": call.brief,
        "skill": call.skill_id,
        "kinds": ["writing"],
        "deadline": f"{ends - timedelta(hours=5):%Y-%m-%dT%H:%M}",
        "reward": "fun",
        "amount": "",
        "zone": "America/Lima",
    }
    eva.post(f"{project.get_absolute_url()}desk/calls/{call.pk}/", said)
    (change,) = CallChange.objects.all()
    assert set(change.after) == {"title"}
