"""Who is counted as having seen a work."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from contributions.domain.ranking import FIRST_VIEWS
from contributions.models import Contribution, Kind, MediaFile, Processing, Rendition, Views
from contributions.services.counting import AT_ONE_PLACE, count_view
from tests import builders

pytestmark = pytest.mark.django_db
FIREFOX = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}
NOW = datetime(2026, 4, 19, 12, tzinfo=UTC)


@pytest.fixture
def poem() -> Contribution:
    return builders.work("ada").contribution


def look(client: Client, work: Contribution, **headers: str) -> None:
    client.get(f"/works/{work.pk}/", headers=FIREFOX | headers)


def people() -> int:
    return sum(Views.objects.values_list("people", flat=True))


def test_a_person_is_counted_once_a_day_and_another_one_too(poem: Contribution) -> None:
    visitor, member = Client(), Client()
    member.force_login(builders.user("ben"))
    for client in (visitor, member, visitor, member):
        look(client, poem)
    assert people() == 2
    elsewhere = Client()
    elsewhere.force_login(builders.user("ben"))
    look(elsewhere, poem, **{"User-Agent": "Mozilla/5.0 (Android) Firefox/140.0"})
    assert people() == 2


def agents(count: int) -> list[dict[str, str]]:
    return [{"User-Agent": f"Mozilla/5.0 (X11; Linux) Firefox/{each}.0"} for each in range(count)]


def test_a_machine_that_says_it_is_many_counts_as_a_family(poem: Contribution) -> None:
    assert AT_ONE_PLACE < FIRST_VIEWS
    for agent in agents(AT_ONE_PLACE + 5):
        look(Client(), poem, **agent)
    assert people() == AT_ONE_PLACE
    look(Client(REMOTE_ADDR="192.0.2.7"), poem)
    member = Client()
    member.force_login(builders.user("ben"))
    look(member, poem)
    assert people() == AT_ONE_PLACE + 2
    look(Client(), builders.work("ada").contribution)
    assert people() == AT_ONE_PLACE + 3
    page = Client().get(reverse("help_ranking")).content.decode()
    assert f"at most {AT_ONE_PLACE} at one address" in page


def test_the_many_addresses_of_one_network_are_one_place(poem: Contribution) -> None:
    for number in range(AT_ONE_PLACE + 5):
        look(Client(REMOTE_ADDR=f"2001:db8::{number + 1:x}"), poem)
    assert people() == AT_ONE_PLACE
    look(Client(REMOTE_ADDR="2001:db8:0:1::1"), poem)
    assert people() == AT_ONE_PLACE + 1


def test_one_who_was_counted_keeps_no_place_from_others_by_looking_again(
    poem: Contribution,
) -> None:
    for agent in agents(1) * AT_ONE_PLACE + agents(AT_ONE_PLACE):
        look(Client(), poem, **agent)
    assert people() == AT_ONE_PLACE


def test_the_next_day_they_are_counted_again(poem: Contribution) -> None:
    for day in (NOW, NOW + timedelta(hours=3), NOW + timedelta(days=1)):
        count_view(work_id=poem.pk, viewer="member 1", now=day)
    assert list(Views.objects.order_by("day").values_list("people", flat=True)) == [1, 1]


def test_whoever_comes_without_an_address_reads_and_is_counted_as_one(
    poem: Contribution, settings: Settings
) -> None:
    for visitor in (Client(REMOTE_ADDR=""), Client(REMOTE_ADDR="")):  # behind a socket
        assert visitor.get(f"/works/{poem.pk}/", headers=FIREFOX).status_code == 200
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 2  # and one of them says nothing
    headers = FIREFOX | {"X-Forwarded-For": "192.0.2.7"}
    assert Client().get(f"/works/{poem.pk}/", headers=headers).status_code == 200
    assert people() == 1


def test_where_nobody_has_an_address_they_are_not_all_at_one_place(poem: Contribution) -> None:
    for agent in agents(AT_ONE_PLACE + 5):
        look(Client(REMOTE_ADDR=""), poem, **agent)
    assert people() == AT_ONE_PLACE + 5


def test_the_help_tells_of_both_marks() -> None:
    page = Client().get(reverse("help_ranking")).content.decode()
    assert "a mark that says whether you were counted today" in page
    assert "another that says how many visitors at it were" in page


def test_neither_makers_nor_programs_nor_looks_ahead_are_counted(
    poem: Contribution, client: Client
) -> None:
    for agent in ("Googlebot/2.1", "curl/8.1", "", "python-requests/2"):
        look(client, poem, **{"User-Agent": agent})
    client.head(f"/works/{poem.pk}/", headers=FIREFOX)
    look(client, poem, **{"Sec-Purpose": "prefetch;prerender"})
    client.force_login(builders.user("ada"))
    look(client, poem)
    assert people() == 0


def test_what_is_being_prepared_covered_or_gone_is_not_counted(
    poem: Contribution, client: Client
) -> None:
    look(client, builders.work("ada", kind=Kind.AUDIO).contribution)
    Contribution.objects.filter(pk=poem.pk).update(is_mature=True, mature_note="Dark.")
    look(client, poem)
    builders.withdrawn(poem.current)  # type: ignore[arg-type]
    look(client, poem)
    assert people() == 0


@pytest.mark.parametrize(
    ("kind", "role"),
    [(Kind.VIDEO, "poster"), (Kind.IMAGE, "image-320"), (Kind.AUDIO, "stream-aac")],
)
def test_a_file_counts_from_when_all_of_it_is_prepared(
    kind: str, role: str, client: Client
) -> None:
    work = builders.work("ada", kind=kind)
    media = MediaFile.objects.create(
        uploader=builders.user("ada"), version=work, kind=kind, sha256="0" * 64, size=1
    )
    halfway = Processing.objects.create(media=media, lease_token=uuid4())
    sort = "audio/mp4" if kind == Kind.AUDIO else "image/webp"
    Rendition.objects.create(media=media, role=role, file="a", content_type=sort, size=1)
    look(client, work.contribution)
    assert people() == 0
    Processing.objects.filter(pk=halfway.pk).update(lease_token=None, finished_at=timezone.now())
    look(client, work.contribution)
    assert people() == 1


def test_a_dead_cache_stops_nobody(poem: Contribution, client: Client, settings: Settings) -> None:
    dead = settings.CACHES["default"] | {"LOCATION": "redis://127.0.0.1:1"}
    settings.CACHES = {"default": dead}
    assert client.get(f"/works/{poem.pk}/", headers=FIREFOX).status_code == 200
    assert people() == 0
