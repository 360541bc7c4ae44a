"""The first page of a member."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.utils import timezone

from accounts.models import Distance, Event, Follow, Notice, Person, Reach, User
from accounts.services.notices import notify
from contributions import ranking
from contributions.domain.ranking import FIRST_VIEWS
from contributions.models import Contribution, Kind, MediaFile, Processing, Views
from contributions.services.visits import record_opening
from hitrecord.queries.home import home_of
from hitrecord.queries.lanes import Lanes, lanes_of
from hitrecord.queries.news import news_for
from tests import builders

pytestmark = pytest.mark.django_db
AtMost = Callable[[int], AbstractContextManager[object]]
NOW = timezone.now()


@pytest.fixture
def dan() -> User:
    return builders.user("dan")


def lanes(user: User) -> Lanes:
    return lanes_of(user, now=NOW, viewing="veil")


def titles(user: User, lane: str) -> list[str]:
    return [card.title for card in lanes(user)[lane]]


def follow(user: User, *names: str) -> None:
    kind = ContentType.objects.get_for_model(User)
    Follow.objects.bulk_create(
        Follow(user=user, target_type=kind, target_id=builders.user(name).pk) for name in names
    )


def seen(work: Contribution, people: int) -> None:
    Views.objects.create(contribution=work, day=NOW.date(), people=people)


def test_a_work_hangs_in_the_first_lane_that_has_it(dan: User) -> None:
    for name in ("ada", "ben", "dan"):
        builders.work(name, title=f"By {name}")
    follow(dan, "ada")
    assert titles(dan, "followed") == ["By ada"]
    assert titles(dan, "new") == ["By ben"]


def test_the_least_seen_are_offered_until_enough_people_saw_them(dan: User) -> None:
    for number in range(5):
        work = builders.work("ada", title=f"Seen by {number * 5}").contribution
        if number:
            seen(work, number * 5)
    ranking.refresh(NOW)
    assert FIRST_VIEWS == 12
    assert titles(dan, "unheard") == ["Seen by 0", "Seen by 5", "Seen by 10"]


def test_what_nobody_can_be_counted_on_is_offered_to_nobody(dan: User) -> None:
    covered = builders.work("ada", title="Covered").contribution
    Contribution.objects.filter(pk=covered.pk).update(is_mature=True, mature_note="Dark.")
    for title, ended in (("Failed", {"quarantined_at": NOW}), ("Heard", {"finished_at": NOW})):
        version = builders.work("ada", title=title, kind=Kind.AUDIO)
        media = MediaFile.objects.create(
            uploader=builders.user("ada"), version=version, kind=Kind.AUDIO, sha256="0" * 64, size=1
        )
        Processing.objects.create(media=media, **ended)
    builders.work("ada", title="Read")
    builders.work("ada", title="Nothing came", kind=Kind.VIDEO)
    ranking.refresh(NOW)
    assert set(titles(dan, "unheard")) == {"Heard", "Read"}
    seen_by_all = lanes_of(dan, now=NOW, viewing="show")["unheard"]
    assert {card.title for card in seen_by_all} == {"Covered", "Heard", "Read"}


def test_what_a_member_opened_is_not_unheard_to_them(dan: User) -> None:
    work = builders.work("ada").contribution
    ranking.refresh(NOW)
    assert len(lanes(dan)["unheard"]) == 1
    record_opening(user=dan, work_id=work.pk, now=NOW)
    assert lanes(dan)["unheard"] == []


def test_everything_unheard_is_met_by_somebody(dan: User) -> None:
    for _number in range(12):
        builders.work("ada")
    ranking.refresh(NOW)
    met = {
        card.id
        for hour in range(80)  # so many that missing one is past chance
        for card in lanes_of(dan, now=NOW + timedelta(hours=hour), viewing="veil")["unheard"]
    }
    assert len(met) == 12


def test_no_lane_has_works_of_somebody_one_keeps_away_from_or_that_are_gone(dan: User) -> None:
    builders.work("ada")
    builders.withdrawn(builders.work("ben"), by="ben")
    follow(dan, "ada", "ben")
    Distance.objects.create(keeper=dan, other=builders.user("ada"), reach=Reach.MUTE)
    ranking.refresh(NOW)
    assert lanes(dan) == {"followed": [], "unheard": [], "new": []}


def test_news_begin_with_decisions_and_count_what_is_alike(dan: User) -> None:
    song, story = builders.work("dan").contribution, builders.work("dan").contribution

    def tell(event: Event, subject: str, target: Contribution) -> None:
        notify(
            recipients=[dan],
            event=event,
            subject=subject,
            url="/",
            target=target,
            key=subject,
            actor=builders.person("eva"),
        )

    tell(Event.DECIDED, "Eva accepted your song", song)
    for name in ("Ada", "Ben", "Cleo"):
        tell(Event.RECOMMENDED, f"{name} recommends your story", story)
    tell(Event.READY, "Your song is processed", song)
    news = [(str(group.label), group.items) for group in news_for(dan)]
    assert [label for label, _items in news] == ["Decided", "Heard of your work", "Other news"]
    assert [(item.notice.subject, item.more) for item in news[1][1]] == [
        ("Cleo recommends your story", 2)
    ]
    Notice.objects.update(read_at=NOW)
    assert news_for(dan) == []


def test_however_much_is_heard_decisions_stay_and_what_is_opened_is_read(dan: User) -> None:
    song = builders.work("dan").contribution

    def tell(event: Event, key: str, target: Contribution) -> None:
        notify(recipients=[dan], event=event, subject=key, url="/", target=target, key=key)

    tell(Event.DECIDED, "Eva accepted your song", song)
    for number in range(61):
        tell(Event.RECOMMENDED, f"heart {number}", song)
    for number in range(6):
        tell(Event.REMIXED, f"remix {number}", builders.work("dan").contribution)
    client = Client()
    client.force_login(dan)
    assert [(str(group.label), group.left) for group in news_for(dan)] == [
        ("Decided", 0),
        ("Heard of your work", 3),
    ]
    page = client.get("/").content.decode()
    assert "Eva accepted your song" in page
    reads = re.findall(r'data-reads="([^"]+)"', page)
    client.post("/notices/read/", {"group": reads[0]})
    assert "Eva accepted your song" not in client.get("/").content.decode()
    assert "Mark all as read" in page
    client.post("/notices/read/", {"next": "/"})
    assert "All quiet." in client.get("/").content.decode()


def test_calls_one_leads_oneself_are_not_for_ones_skills() -> None:
    eva = builders.user("eva")
    eva.skills.add(builders.skill())
    builders.call(builders.project(lead="eva"))
    home = home_of(eva, now=NOW, viewing="veil")
    assert not home.are_for_my_skills
    assert home.tickets == []
    builders.call(builders.project(lead="ada"), title="Sing", skill=builders.skill("Singing"))
    assert [t.title for t in home_of(eva, now=NOW, viewing="veil").tickets] == ["Sing"]


def test_whoever_has_picked_skills_is_not_asked_to_pick_them(client: Client) -> None:
    eva = builders.user("eva")
    builders.call(builders.project(lead="ada"), title="Sing", skill=builders.skill("Singing"))
    client.force_login(eva)
    assert "Pick your skills to see yours" in client.get("/").content.decode()
    eva.skills.add(builders.skill("Illustration"))
    page = client.get("/").content.decode()
    assert "Pick your skills" not in page
    assert "No open call needs your skills right now." in page


def test_somebody_who_follows_five_hundred_people_costs_twelve_statements(
    dan: User, client: Client, django_assert_max_num_queries: AtMost
) -> None:
    names = [f"artist{number}" for number in range(500)]
    User.objects.bulk_create(
        User(email=f"{name}@studio.example", handle=name, password="!") for name in names
    )
    Person.objects.bulk_create(
        Person(user=user, credit_name=user.handle) for user in User.objects.filter(handle__in=names)
    )
    for name in names[:40]:
        builders.work(name)
    kind = ContentType.objects.get_for_model(User)
    ids = User.objects.filter(handle__in=names).values_list("pk", flat=True)
    Follow.objects.bulk_create(Follow(user=dan, target_type=kind, target_id=pk) for pk in ids)
    ranking.refresh(NOW)
    client.force_login(dan)
    with django_assert_max_num_queries(12):
        page = client.get("/").content.decode()
    assert page.count("data-work=") == 15


def test_an_empty_studio_says_what_to_do_next(dan: User, client: Client) -> None:
    client.force_login(dan)
    page = client.get("/").content.decode()
    for words in ("You have no drafts", "All quiet", "Find people by their works", "/contribute/"):
        assert words in page
