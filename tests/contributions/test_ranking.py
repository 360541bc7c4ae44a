"""What the worker computes from views and recommendations."""

from datetime import UTC, datetime, timedelta

import psycopg
import pytest
from allauth.account.models import EmailAddress
from django.db import connection

from accounts.models import User
from contributions import ranking, tasks
from contributions.domain.ranking import lower_bound
from contributions.models import Contribution, RankedDay, Ranking, Recommendation, Views
from tests import builders

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 4, 19, 12, tzinfo=UTC)


def member(name: str, *, days: float = 9, is_confirmed: bool = True) -> User:
    user = builders.user(name, joined_at=NOW - timedelta(days=days))
    EmailAddress.objects.create(user=user, email=user.email, verified=is_confirmed)
    return user


def heart(work: Contribution, user: User) -> Recommendation:
    return Recommendation.objects.create(contribution=work, user=user, created_at=NOW)


def warmth_of(work: Contribution) -> float:
    ranking.refresh(NOW)
    return Ranking.objects.get(contribution=work).warmth


@pytest.fixture
def poem() -> Contribution:
    return builders.work("ada", "ben").contribution


def test_members_count_who_are_grown_up_confirmed_and_no_authors(poem: Contribution) -> None:
    Views.objects.create(contribution=poem, day=NOW.date(), people=20)
    heart(poem, member("cleo"))
    expected = pytest.approx(lower_bound(1, 20))
    assert warmth_of(poem) == expected
    for name in ("ada", "ben"):
        builders.user(name)
        EmailAddress.objects.create(
            user=builders.user(name), email=f"{name}@studio.example", verified=True
        )
        User.objects.filter(handle=name).update(joined_at=NOW - timedelta(days=9))
        heart(poem, builders.user(name))
    heart(poem, member("young", days=0.9))
    heart(poem, member("nobody", is_confirmed=False))
    heart(poem, builders.user("dan", joined_at=NOW - timedelta(days=9)))
    gone = member("gone")
    heart(poem, gone)
    gone.is_active = False
    gone.save()
    back = heart(poem, member("eva"))
    back.taken_back_at = NOW
    back.save()
    assert warmth_of(poem) == expected


def test_refreshing_three_times_in_any_order_is_as_good_as_once(poem: Contribution) -> None:
    heart(poem, member("cleo"))
    assert ranking.refresh(NOW) == 2  # it is welcomed, and then it is warm
    assert ranking.refresh(NOW) == ranking.refresh(NOW) == 0
    ranking.refresh(NOW + timedelta(days=40))
    assert warmth_of(poem) == pytest.approx(lower_bound(1, 1))


def test_what_is_beyond_the_horizon_is_cold_again(poem: Contribution) -> None:
    heart(poem, member("cleo"))
    assert warmth_of(poem) > 0
    ranking.refresh(NOW + timedelta(days=400))
    assert Ranking.objects.get().warmth == 0


def test_views_add_up_over_days(poem: Contribution) -> None:
    for ago in (0, 1, 300):
        Views.objects.create(
            contribution=poem, day=NOW.date() - timedelta(days=ago), people=ago + 1
        )
    ranking.refresh(NOW)
    assert Ranking.objects.get().views == 1 + 2 + 301


def test_each_work_on_the_wall_has_a_row(poem: Contribution) -> None:
    builders.withdrawn(builders.work("ada"))
    tasks.rank()
    assert [row.contribution_id for row in Ranking.objects.all()] == [poem.pk]


def test_between_the_days_only_what_was_touched_is_ranked_and_at_midnight_everything() -> None:
    old, fresh = builders.work("ada").contribution, builders.work("ada").contribution
    for work in (old, fresh):
        Views.objects.create(contribution=work, day=NOW.date() - timedelta(days=1), people=20)
    heart(old, member("cleo"))
    Recommendation.objects.update(created_at=NOW - timedelta(days=1))
    ranking.refresh(NOW)
    Ranking.objects.update(views=99)
    minute = NOW + timedelta(minutes=1)
    Views.objects.create(contribution=fresh, day=minute.date(), people=1)
    assert ranking.refresh(minute) == 1
    assert Ranking.objects.get(contribution=fresh).views == 21
    assert Ranking.objects.get(contribution=old).views == 99
    before = Ranking.objects.get(contribution=old).warmth
    ranking.refresh(NOW + timedelta(days=1))
    assert Ranking.objects.get(contribution=old).views == 20
    assert Ranking.objects.get(contribution=old).warmth < before


def test_a_heart_counts_from_the_minute_in_which_its_member_is_a_day_old(
    poem: Contribution,
) -> None:
    Views.objects.create(contribution=poem, day=NOW.date() - timedelta(days=2), people=20)
    heart(poem, member("cleo", days=1 - 1 / 24))
    Recommendation.objects.update(created_at=NOW - timedelta(minutes=30))
    assert warmth_of(poem) == 0
    ranking.refresh(NOW + timedelta(hours=1))
    assert Ranking.objects.get().warmth > 0


def test_a_heart_that_is_taken_back_is_gone_with_the_next_run(poem: Contribution) -> None:
    given = heart(poem, member("cleo"))
    assert warmth_of(poem) > 0
    Recommendation.objects.filter(pk=given.pk).update(taken_back_at=NOW + timedelta(minutes=1))
    ranking.refresh(NOW + timedelta(minutes=2))
    assert Ranking.objects.get().warmth == 0


def test_a_day_goes_on_where_its_run_was_ended(
    poem: Contribution, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = builders.work("ada").contribution
    for work in (poem, later):
        heart(work, member(f"fan-of-{work.pk}"))
    monkeypatch.setattr(ranking, "AT_ONCE", 1)
    ranking.refresh(NOW)
    RankedDay.objects.update(through=poem.pk, is_whole=False)
    Ranking.objects.update(warmth=0)
    ranking.refresh(NOW)
    assert Ranking.objects.get(contribution=poem).warmth == 0
    assert Ranking.objects.get(contribution=later).warmth > 0
    assert RankedDay.objects.get().is_whole


def test_two_never_rank_at_once(poem: Contribution) -> None:
    with psycopg.connect(**connection.get_connection_params()) as another:
        another.execute("SELECT pg_advisory_lock(%s)", [ranking._LOCK])
        assert ranking.refresh(NOW) == 0
        assert not Ranking.objects.exists()
        another.execute("SELECT pg_advisory_unlock(%s)", [ranking._LOCK])
    assert ranking.refresh(NOW) == 1
