"""Staff picks: with a reason, for a while, and never one's own."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditRecord, Notice, Viewing
from contributions.models import Contribution, StaffPick
from contributions.services.picking import end_pick, pick
from tests import builders

pytestmark = pytest.mark.django_db
NOW = timezone.now()
WEEK = timedelta(days=7)


@pytest.fixture
def waltz() -> Contribution:
    return builders.work("cleo", title="Waltz").contribution


def lane(asked: str = "") -> list[str]:
    return [card.pick.reason for card in Client().get(f"/discover/{asked}").context["picks"]]


def picked(work: Contribution, reason: str = "It walks.", **more: object) -> StaffPick:
    given = {"until": NOW + WEEK, "now": NOW, "by": builders.staff("paula"), **more}
    return pick(contribution=work, reason=reason, **given)  # type: ignore[arg-type]


def test_everybody_reads_why_beside_the_work_and_on_the_wall(waltz: Contribution) -> None:
    made = picked(waltz)
    for address in (waltz.get_absolute_url(), "/discover/"):
        assert "It walks." in Client().get(address).content.decode()
    record = AuditRecord.objects.get(action="work picked")
    assert (record.actor, record.reason) == (builders.user("paula"), "It walks.")
    assert end_pick(pick=made, reason="Enough.", by=builders.user("paula"), now=NOW)
    assert not end_pick(pick=made, reason="Enough.", by=builders.user("paula"), now=NOW)
    assert "It walks." not in Client().get("/discover/").content.decode()


def front() -> list[str]:
    return [card.pick.reason for card in Client().get("/").context["front"].picks]


def test_visitors_read_the_last_three_on_the_front_page_until_their_time_is_over() -> None:
    for day, name in enumerate(("ada", "ben", "cleo", "dan")):
        at, work = NOW - timedelta(days=day), builders.work(name).contribution
        picked(work, f"By {name}.", now=at, until=NOW + (WEEK if day else timedelta(hours=1)))
    assert front() == ["By ada.", "By ben.", "By cleo."]
    page = Client().get("/").content.decode()
    assert "Picked by the staff" in page
    assert "By ben." in page
    StaffPick.objects.filter(reason="By ada.").update(picked_at=NOW - WEEK, until=NOW)
    assert front() == ["By ben.", "By cleo.", "By dan."]


def test_a_pick_is_over_when_its_time_is(waltz: Contribution) -> None:
    picked(waltz)
    assert lane() == ["It walks."]
    StaffPick.objects.update(picked_at=NOW - 2 * WEEK, until=NOW - WEEK)
    assert lane() == []
    StaffPick.objects.update(picked_at=NOW, until=NOW + WEEK)
    picked(waltz, "Still.", now=NOW + WEEK, until=NOW + 2 * WEEK)
    assert StaffPick.objects.filter(ended_at=None).count() == 1


def test_what_was_withdrawn_leaves_the_lane(waltz: Contribution) -> None:
    picked(waltz)
    Contribution.objects.filter(pk=waltz.pk).update(
        withdrawn_at=NOW, withdrawn_by=builders.user("cleo")
    )
    assert lane() == []


def test_a_lane_shows_the_latest_first_and_leaves_the_page_as_it_is() -> None:
    old = builders.work("cleo", title="Old").contribution
    newer = builders.work("cleo", title="Newer").contribution
    for number in range(30):
        builders.work("ada", title=f"Poem {number}")
    picked(newer, "First.")
    picked(old, "Second.", now=NOW + timedelta(seconds=1))
    StaffPick.objects.filter(reason="First.").update(picked_at=NOW - WEEK)
    StaffPick.objects.filter(reason="Second.").update(picked_at=NOW - timedelta(hours=1))
    assert lane() == ["Second.", "First."]
    shown = Client().get("/discover/").context
    assert [card.title for card in shown["cards"]] == [f"Poem {n}" for n in range(29, -1, -1)]
    assert lane("?page=2") == lane("?kind=writing") == []
    assert [c.title for c in Client().get("/discover/?page=2").context["cards"]] == ["Newer", "Old"]


def test_nobody_who_hides_mature_works_is_shown_one_in_the_lane(waltz: Contribution) -> None:
    picked(waltz)
    Contribution.objects.filter(pk=waltz.pk).update(is_mature=True)
    dan = builders.user("dan", viewing=Viewing.HIDE)
    client = Client()
    client.force_login(dan)
    assert client.get("/discover/").context["picks"] == []


def test_what_cannot_be_picked_is_refused_with_a_sentence(waltz: Contribution) -> None:
    own = builders.work("paula").contribution
    with pytest.raises(ValidationError, match="let somebody else pick it"):
        picked(own)
    for until in (NOW, NOW + timedelta(days=91)):
        with pytest.raises(ValidationError, match="within ninety days"):
            picked(waltz, until=until)
    picked(waltz)
    with pytest.raises(ValidationError, match="End that pick first"):
        picked(waltz)


def test_a_curator_picks_and_ends_in_the_admin(waltz: Contribution) -> None:
    builders.staff("paula")
    client = Client()
    client.force_login(builders.user("paula"))
    add = reverse("admin:contributions_staffpick_add")
    day = (timezone.localdate() + WEEK).isoformat()
    typed = {"contribution": waltz.pk, "reason": "", "until_0": day, "until_1": "12:00"}
    assert "Say why it is picked." in client.post(add, typed).content.decode()
    address = f"https://studio.example{waltz.get_absolute_url()}?from=home"
    wrong = client.post(add, typed | {"contribution": "/works/987654/", "reason": "It walks."})
    assert "No published work is called that." in wrong.content.decode()
    given = typed | {"contribution": address, "reason": "It walks."}
    assert client.post(add, given).status_code == 302
    page = client.post(add, typed | {"reason": "Twice."}).content.decode()
    assert "End that pick first" in page
    made = StaffPick.objects.get()
    assert made.picked_by == builders.user("paula")
    end = reverse("admin:contributions_staffpick_end", args=[made.pk])
    assert end in client.get(reverse("admin:contributions_staffpick_changelist")).content.decode()
    assert "Say why." in client.post(end, {"reason": ""}).content.decode()
    assert "The staff picked" not in client.get(end).content.decode()
    client.post(end, {"reason": "It was long enough."})
    made.refresh_from_db()
    assert made.ended_by == builders.user("paula")
    assert AuditRecord.objects.get(action="pick ended").reason == "It was long enough."
    assert "ended already" in client.get(end).content.decode()


def test_all_authors_are_told_of_a_pick_and_why_and_read_why_it_ended() -> None:
    duet = builders.work("cleo", "ben", title="Duet").contribution
    made = picked(duet, "Two voices, one breath.")
    for name in ("cleo", "ben"):
        notice = Notice.objects.get(recipient=builders.user(name))
        assert notice.subject == "The staff picked “Duet”"
        assert notice.body == "Two voices, one breath."
        assert notice.url == duet.get_absolute_url()
    end_pick(pick=made, reason="Make room.", by=builders.user("paula"), now=NOW)
    client = Client()
    client.force_login(builders.user("ben"))
    acts = client.get(reverse("staff_acts")).content.decode()
    assert "Two voices, one breath." in acts
    assert "Make room." in acts
