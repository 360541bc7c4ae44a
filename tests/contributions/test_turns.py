"""Whose file is next, when many wait."""

from __future__ import annotations

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.utils import timezone

from accounts.models import User
from contributions.media import turns
from contributions.media.process import process_next
from contributions.media.turns import Lane
from contributions.models import Kind, MediaFile, Processing
from tests import builders
from tests.contributions import making

pytestmark = pytest.mark.django_db
LATER = timedelta(seconds=1)


def waiting(owner: User, kind: Kind, *, size: int = 1000) -> int:
    """A row that waits for a file of this kind; the bytes do not matter here."""
    media = MediaFile.objects.create(
        uploader=owner, draft=making.draft(author=owner), kind=kind, size=size, sha256="0" * 64
    )
    return Processing.objects.create(media=media).pk


def order(lane: Lane) -> list[int]:
    return turns.due(lane, timezone.now())


def test_one_members_hundred_films_do_not_make_anothers_film_wait() -> None:
    ada, ben = builders.user("ada"), builders.user("ben")
    many = [waiting(ada, Kind.VIDEO) for _ in range(100)]
    one = waiting(ben, Kind.VIDEO)
    assert order(Lane.LONG)[:3] == [many[0], one, many[1]]


def test_a_picture_waits_for_no_film() -> None:
    ada = builders.user("ada")
    film, picture = waiting(ada, Kind.VIDEO), waiting(ada, Kind.IMAGE)
    assert order(Lane.QUICK) == [picture]
    assert order(Lane.LONG) == [film]
    assert (turns.lane_of(film), turns.lane_of(picture)) == (Lane.LONG, Lane.QUICK)


def test_a_short_sound_is_quick_and_a_long_one_is_not() -> None:
    ada = builders.user("ada")
    short = waiting(ada, Kind.AUDIO)
    long = waiting(ada, Kind.AUDIO, size=turns.SHORT_SOUND + 1)
    assert (order(Lane.QUICK), order(Lane.LONG)) == ([short], [long])


def test_what_a_member_has_had_lately_counts() -> None:
    ada, ben = builders.user("ada"), builders.user("ben")
    first, second = waiting(ada, Kind.IMAGE), waiting(ada, Kind.IMAGE)
    assert Processing.objects.claim(first, timezone.now())
    late = waiting(ben, Kind.IMAGE)
    assert order(Lane.QUICK) == [late, second]
    Processing.objects.filter(pk=first).update(
        finished_at=timezone.now() - turns.LATELY - LATER, lease_until=None
    )
    assert order(Lane.QUICK) == [second, late]


def test_among_equals_the_short_work_comes_first() -> None:
    ada = builders.user("ada")
    sound, picture, poem = (waiting(ada, kind) for kind in (Kind.AUDIO, Kind.IMAGE, Kind.WRITING))
    assert order(Lane.QUICK) == [poem, picture, sound]


def test_a_nudge_takes_what_is_most_needed_whatever_rang() -> None:
    made = [making.upload(making.draft(name)) for name in ("ada", "ben")]
    assert [process_next(Lane.QUICK) for _ in range(3)] == [True, True, False]
    assert {Processing.objects.get(media=media).state for media in made} == {"ready"}


def test_what_is_not_due_yet_is_left_alone() -> None:
    waiting(builders.user("ada"), Kind.VIDEO)
    Processing.objects.update(due_at=timezone.now() + timedelta(minutes=1))
    assert order(Lane.LONG) == []


@pytest.mark.django_db(transaction=True)
def test_many_workers_take_every_row_once() -> None:
    ada, ben = builders.user("ada"), builders.user("ben")
    rows = [waiting(owner, Kind.VIDEO) for owner in (ada, ben) for _ in range(10)]
    start = Barrier(4)

    def work() -> None:
        """There are no bytes: each row is put off after its attempt."""
        start.wait(20)
        while process_next(Lane.LONG):
            pass
        connection.close()

    workers = [Thread(target=work) for _ in range(4)]
    for each in workers:
        each.start()
    for each in workers:
        each.join(timeout=60)
    assert list(Processing.objects.values_list("attempts", flat=True)) == [1] * len(rows)
