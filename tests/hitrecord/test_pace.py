"""What a new account meets when it does too much at once, on every page where it can."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from accounts.domain.limits import ESTABLISHED, NEW, Act
from accounts.models import Follow, User
from accounts.queries.newcomers import is_new
from accounts.services.pace import keep_pace
from contributions.models import (
    Comment,
    Contribution,
    Draft,
    DraftAuthor,
    Recommendation,
    Report,
    Sent,
)
from contributions.services.albums import make
from hitrecord.queries.accepted import size
from projects.models import LeadInvitation
from tests import builders
from tests.contributions import making

pytestmark = pytest.mark.django_db
WAIT = re.compile(r"Nothing is lost, and nothing was sent\. You can go on at \d+ \w+, \d\d:\d\d")
GONE_ON = re.compile(r"You can go on at \d+ \w+, \d\d:\d\d")
LINK = "https://spam.example/"


@pytest.fixture
def dan() -> User:
    """Who came a minute ago."""
    return builders.user("dan", joined_at=timezone.now() - timedelta(minutes=1))


@pytest.fixture
def new(client: Client, dan: User) -> Client:
    client.force_login(dan)
    return client


@pytest.fixture
def work() -> Contribution:
    return builders.work("ada", title="Complaint").contribution


def page_of(client: Client, address: str, **said: object) -> str:
    answer = client.post(address, said, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def use_up(user: User, act: Act) -> None:
    for _ in range(NEW[act].most):
        keep_pace(user=user, act=act, now=timezone.now())


def comment(client: Client, work: Contribution, text: str) -> str:
    return page_of(client, f"/works/{work.pk}/comments/", text=text)


def test_a_storm_of_comments_is_told_when_it_goes_on_and_keeps_its_words(
    new: Client, work: Contribution
) -> None:
    for number in range(20):
        new.post(f"/works/{work.pk}/comments/", {"text": f"Remark {number}"})
    page = comment(new, work, "The one too many")
    assert "While an account is new, it has room for 20 comments within an hour." in page
    assert WAIT.search(page)
    assert page.count("The one too many") == 1
    assert Comment.objects.count() == 20


def test_in_a_project_the_same_comments_count(new: Client, dan: User) -> None:
    use_up(dan, Act.COMMENT)
    project = builders.project()
    page = page_of(new, reverse("project_comments", args=[project.slug]), text="Too many")
    assert WAIT.search(page)
    assert "Too many" in page


def test_a_link_bomb_is_told_how_many_there_is_room_for(new: Client, work: Contribution) -> None:
    page = comment(new, work, f"Look {LINK} " * 300)
    assert "room for 5 links in comments within an hour, and here are 300." in page
    assert "Nothing is lost: take some out." in page
    assert page.count(LINK) == 300
    assert not Comment.objects.exists()


@pytest.mark.parametrize(
    "link", [LINK, f"[here]({LINK})", f"<{LINK}>", "www.spam.example", f"`{LINK}`", f"# {LINK}"]
)
def test_a_link_is_one_however_it_is_written(new: Client, work: Contribution, link: str) -> None:
    assert "and here are 6." in comment(new, work, f"{link}\n\n" * 6)
    assert "and here are" not in comment(new, work, f"{link}\n\n" * 5)


def test_links_add_up_and_what_was_refused_does_not_count(new: Client, work: Contribution) -> None:
    comment(new, work, f"{LINK}a " * 3)
    assert WAIT.search(comment(new, work, f"{LINK}b " * 3))
    comment(new, work, f"{LINK}c " * 2)
    assert Comment.objects.count() == 2


def test_links_do_not_slip_in_when_words_are_changed(new: Client, work: Contribution) -> None:
    comment(new, work, "Harmless.")
    mine = Comment.objects.get()
    page = page_of(new, reverse("rewording", args=[mine.pk]), text=f"{LINK} " * 9)
    assert "and here are 9." in page
    assert page.count(LINK) >= 9
    mine.refresh_from_db()
    assert mine.text == "Harmless."


def test_a_comment_of_a_megabyte_is_a_sentence(new: Client, work: Contribution) -> None:
    page = comment(new, work, "loud " * 200_000)
    assert "room for 10000 characters, this one has 999999." in page
    assert "All of it is still here" in page
    assert page.count("loud ") >= 199_999
    assert not Comment.objects.exists()


def test_ten_thousand_nested_quotes_are_a_remark_or_a_sentence(
    new: Client, work: Contribution
) -> None:
    assert "kept" in comment(new, work, ">" * 9_990 + " kept")
    assert Comment.objects.count() == 1
    page = comment(new, work, "> " * 10_000 + "kept")
    assert "room for 10000 characters" in page.replace(",", "")
    assert "&gt; &gt; kept" in page


def test_a_storm_of_follows_ends_with_a_sentence(new: Client) -> None:
    *people, last = [builders.user(f"member{number}") for number in range(61)]
    where = reverse("change_following")
    for each in people:
        assert new.post(where, {"kind": "person", "id": each.pk}).status_code == 302
    page = page_of(new, where, kind="person", id=last.pk, next=last.get_absolute_url())
    assert WAIT.search(page)
    assert "60 new people, projects and talks to follow within an hour" in page
    assert Follow.objects.count() == 60
    again = page_of(new, where, kind="person", id=people[0].pk, next=last.get_absolute_url())
    assert not WAIT.search(again)


def test_recommendations_have_a_pace_with_words_and_without(
    new: Client, dan: User, work: Contribution
) -> None:
    use_up(dan, Act.RECOMMENDATION)
    where = reverse("recommendation", args=[work.pk])
    assert WAIT.search(page_of(new, where))
    page = page_of(new, where, sentence="It walks")
    assert WAIT.search(page)
    assert "It walks" in page
    assert not Recommendation.objects.exists()


def test_a_heart_that_was_given_is_worded_and_given_back_at_any_time(
    new: Client, dan: User, work: Contribution
) -> None:
    where = reverse("recommendation", args=[work.pk])
    page_of(new, where)
    use_up_the_rest = NEW[Act.RECOMMENDATION].most - 1
    keep_pace(user=dan, act=Act.RECOMMENDATION, amount=use_up_the_rest, now=timezone.now())
    page_of(new, where, take_back="1")
    assert not WAIT.search(page_of(new, where, sentence="It walks"))
    assert Recommendation.objects.get().sentence == "It walks"


def test_invitations_to_a_draft_keep_the_handle_that_was_typed(new: Client, dan: User) -> None:
    use_up(dan, Act.INVITATION)
    builders.user("eva")
    draft = making.draft("dan")
    where = reverse("draft_authors", args=[draft.pk])
    page = page_of(new, where, handle="eva", role="Voice", action="invite")
    assert WAIT.search(page)
    assert "20 invitations within a day" in page
    assert 'value="eva"' in page
    assert not DraftAuthor.objects.filter(person__user__handle="eva").exists()


def test_invitations_to_lead_count_with_them(new: Client, dan: User) -> None:
    use_up(dan, Act.INVITATION)
    builders.user("eva")
    project = builders.project(lead="dan")
    page = page_of(new, reverse("leads", args=[project.slug]), handle="eva", words="Come")
    assert WAIT.search(page)
    assert "Come" in page
    assert not LeadInvitation.objects.exists()


def test_invitations_to_curate_count_with_them(new: Client, dan: User) -> None:
    use_up(dan, Act.INVITATION)
    builders.user("eva")
    album = make(title="Harbours", text="", is_public=True, by=dan, now=timezone.now())
    page = page_of(new, reverse("album_curators", args=[album.pk]), handle="eva")
    assert WAIT.search(page)
    assert 'value="eva"' in page


def test_a_sixth_report_within_an_hour_waits_with_its_words(new: Client) -> None:
    works = [builders.work("eva").contribution for _ in range(6)]
    told = {"grounds": "spam", "words": "Look at it"}
    pages = [page_of(new, f"/report/work/{each.pk}/", **told) for each in works]
    assert not WAIT.search(pages[-2])
    assert WAIT.search(pages[-1])
    assert "Look at it" in pages[-1]
    assert Report.objects.count() == 5


def test_new_members_send_fewer_files_a_day(new: Client, dan: User) -> None:
    now = timezone.now()
    Sent.objects.bulk_create(Sent(user=dan, size=1, at=now) for _ in range(NEW[Act.UPLOAD].most))
    said = {"key": str(uuid4()), "name": "fox.png", "type": "image/png", "size": 3}
    answer = new.post("/uploads/", said)
    assert answer.status_code == 429
    assert "60 files within a day" in answer.content.decode()
    assert GONE_ON.search(answer.content.decode())
    assert not Draft.objects.exists()


def test_new_members_send_fewer_bytes_a_day(new: Client) -> None:
    said = {"key": str(uuid4()), "name": "a.mov", "type": "video/quicktime", "size": 10**9}
    Sent.objects.create(user=builders.user("dan"), size=4_500_000_000, at=timezone.now())
    answer = new.post("/uploads/", said)
    assert answer.status_code == 429
    assert "within a day" in answer.content.decode()


def test_who_is_new_is_young_or_has_nothing_on_the_wall(settings: Settings) -> None:
    now = timezone.now()
    ada = builders.user("ada")
    assert is_new(ada, now)
    poem = builders.work("ada")
    assert not is_new(ada, now)
    assert is_new(ada, ada.joined_at + timedelta(days=2))
    builders.withdrawn(poem)
    assert is_new(ada, now)
    assert not is_new(builders.staff("max"), now)
    settings.NEW_ACCOUNT_DAYS = 0
    assert not is_new(ada, now)


def test_established_members_have_more_room_for_everything(work: Contribution) -> None:
    assert all(ESTABLISHED[act].most >= 5 * NEW[act].most for act in ESTABLISHED)
    ada, now = builders.user("ada"), timezone.now()
    keep_pace(user=ada, act=Act.COMMENT, amount=200, now=now)
    with pytest.raises(ValidationError, match="A member has room for 200 comments within an hour"):
        keep_pace(user=ada, act=Act.COMMENT, now=now)


def test_staff_have_no_limits() -> None:
    keep_pace(user=builders.staff("max"), act=Act.LINK, amount=10_000, now=timezone.now())


def test_at_the_time_that_was_said_there_is_room(dan: User) -> None:
    now = datetime(2026, 4, 19, 12, 0, 30, tzinfo=UTC)
    keep_pace(user=dan, act=Act.COMMENT, amount=20, now=now)
    with pytest.raises(ValidationError, match=r"19 April, 13:01 \(UTC\)"):
        keep_pace(user=dan, act=Act.COMMENT, now=now + timedelta(minutes=59))
    keep_pace(user=dan, act=Act.COMMENT, now=datetime(2026, 4, 19, 13, 1, tzinfo=UTC))


def test_without_the_cache_nobody_is_held_up(dan: User, settings: Settings) -> None:
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "redis://127.0.0.1:1/0",
        }
    }
    for _ in range(30):
        keep_pace(user=dan, act=Act.COMMENT, now=timezone.now())


def test_the_help_page_has_the_numbers_of_the_table(client: Client, settings: Settings) -> None:
    page = re.sub(r' data-label="[^"]*"', "", client.get("/help/files/").content.decode())
    for act, rate in ESTABLISHED.items():
        cells = f'<td class="amount">{NEW[act].most}</td><td class="amount">{rate.most}</td>'
        assert cells in page, act
    assert (
        f'<td class="amount">60</td><td class="amount">{settings.UPLOAD_FILES_A_DAY}</td>' in page
    )
    assert "new for 3 days" in page
    assert f"{size(5_000_000_000)} together" in page
    settings.NEW_ACCOUNT_DAYS = 0
    assert "While new" not in client.get("/help/files/").content.decode()
