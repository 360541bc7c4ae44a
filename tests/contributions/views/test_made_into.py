"""What was made from a work, for everybody; what was made from mine, for me; and one pinned."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from contributions.models import Contribution, Pin, Relation, Source, Version
from contributions.services import pinning
from tests import builders
from tests.contributions.disputing import decided, dispute, edge_between

pytestmark = pytest.mark.django_db
MINE = "/made-from-mine/"


@pytest.fixture
def ada(client: Client) -> Client:
    client.force_login(builders.user("ada"))
    return client


def made_from(source: Version, name: str, title: str, note: str = "") -> Version:
    made = builders.work(name, title=title)
    Source.objects.create(derivative=made, source=source, relation=Relation.CONTAINS, note=note)
    return made


def read(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def pin(remix: Version, on: Version, by: str = "ada") -> None:
    pinning.pin(
        contribution=on.contribution,
        remix=remix.contribution,
        by=builders.user(by),
        now=timezone.now(),
    )


def test_ada_sees_what_others_made_from_hers_with_their_thanks(ada: Client) -> None:
    poem, song = builders.work("ada", title="Poem"), builders.work("ada", title="Hum")
    made_from(poem, "ben", "Bens drawing", "Your hem of stone.")
    made_from(song, "cleo", "Cleos waltz")
    made_from(poem, "ada", "Adas own")
    made_from(builders.work("dan"), "ben", "Of Dan")
    page = read(ada, MINE)
    assert page.index("Cleos waltz") < page.index("Bens drawing")
    for words in ("Your hem of stone.", "contains", "Poem (1)", "Hum (1)"):
        assert words in page
    for words in ("Adas own", "Of Dan"):
        assert words not in page
    only = read(ada, f"{MINE}?work={poem.contribution_id}")
    assert "Bens drawing" in only
    assert "Cleos waltz" not in only


def test_a_thread_is_listed_once_however_many_versions_name_it(ada: Client) -> None:
    poem = builders.work("ada")
    second = builders.new_version(poem.contribution, "ada")
    drawing = made_from(poem, "ben", "Bens drawing")
    builders.new_version(
        drawing.contribution, "ben", sources={poem: "based_on", second: "inspired_by"}
    )
    for address in (MINE, f"/works/{poem.contribution_id}/made-into/"):
        page = read(ada, address)
        assert page.count('<b dir="auto">Bens drawing</b>') == 1
        assert "inspired by" in page
    assert "1 work was made from this." in page
    assert "Made into 1 work<" in read(ada, f"/works/{poem.contribution_id}/")


def test_a_withdrawn_one_keeps_its_name_and_is_not_pinned(ada: Client) -> None:
    poem = builders.work("ada")
    drawing = made_from(poem, "ben", "Bens drawing")
    pin(drawing, poem)
    builders.withdrawn(drawing, "ben")
    for address in (MINE, f"/works/{poem.contribution_id}/made-into/"):
        page = read(ada, address)
        assert "Bens drawing" in page
        assert "withdrawn" in page
        assert "pinned by the author" not in page
    assert "pinned by the author" not in read(ada, f"/works/{poem.contribution_id}/")
    with pytest.raises(ValidationError, match="was withdrawn, so it is not pinned"):
        pin(drawing, poem)


def test_what_was_found_not_to_be_made_from_it_leaves_the_lists(ada: Client) -> None:
    poem = builders.work("ada")
    drawing = made_from(poem, "ben", "Bens drawing")
    decided(dispute(edge_between(drawing, poem)))
    for address in (MINE, f"/works/{poem.contribution_id}/made-into/"):
        assert "Bens drawing" not in read(ada, address)
    with pytest.raises(ValidationError, match="is not made from"):
        pin(drawing, poem)


def test_nothing_made_yet_says_what_to_do(ada: Client) -> None:
    poem = builders.work("ben")
    assert "Nothing yet." in read(ada, MINE)
    assert "It could be yours" in read(ada, f"/works/{poem.contribution_id}/made-into/")


@pytest.mark.parametrize("many", [2, 20])
def test_the_lists_take_a_constant_number_of_statements(
    ada: Client, many: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    poem = builders.work("ada")
    for number in range(many):
        made_from(poem, "ben", f"Drawing {number}", "Thanks.")
    with django_assert_max_num_queries(11):
        ada.get(MINE)
    with django_assert_max_num_queries(11):
        ada.get(f"/works/{poem.contribution_id}/made-into/")


def test_long_lists_come_in_pages(ada: Client) -> None:
    poem = builders.work("ada")
    for number in range(25):
        made_from(poem, "ben", f"Drawing {number}")
    assert "Page 1 of 2" in read(ada, MINE)
    assert "Drawing 0<" in read(ada, f"{MINE}?page=2&work={poem.contribution_id}")
    assert read(ada, f"{MINE}?page=x&work=x").count("made-row") > 20


def test_ada_pins_one_and_takes_it_back(ada: Client) -> None:
    poem = builders.work("ada", title="Poem")
    first, second = made_from(poem, "ben", "First"), made_from(poem, "cleo", "Second")
    address, page = f"/works/{poem.contribution_id}/pin/", f"/works/{poem.contribution_id}/"
    for _twice in range(2):
        ada.post(address, {"remix": second.contribution_id})
        answer = ada.post(address, {"remix": first.contribution_id, "next": MINE}, follow=True)
    assert answer.redirect_chain == [(MINE, 302)]
    assert "“First” stands first on “Poem” now." in answer.content.decode()
    assert Pin.objects.get().remix == first.contribution
    for shown in (read(ada, page), read(ada, f"{page}made-into/")):
        assert shown.index("First") < shown.index("Second")
        assert shown.count("pinned by the author") == 1
    for _twice in range(2):
        ada.post(address, {"take_back": "1"})
    assert "pinned by the author" not in read(ada, page)


def test_what_is_not_made_from_it_is_not_pinned(ada: Client) -> None:
    poem, other = builders.work("ada", title="Poem"), builders.work("ben", title="Other")
    sent = {"remix": other.contribution_id, "next": MINE}
    page = ada.post(f"/works/{poem.contribution_id}/pin/", sent, follow=True).content.decode()
    assert "“Other” is not made from “Poem”, so it is not pinned there." in page
    for nonsense in ("", "x", "0", "9" * 30):
        sent = {"remix": nonsense, "next": MINE}
        page = ada.post(f"/works/{poem.contribution_id}/pin/", sent, follow=True).content.decode()
        assert "There is no such work to pin. Nothing was changed." in page
    assert not Pin.objects.exists()


def test_only_an_author_pins(client: Client) -> None:
    poem = builders.work("ada")
    drawing = made_from(poem, "ben", "Bens drawing")
    address, sent = f"/works/{poem.contribution_id}/pin/", {"remix": drawing.contribution_id}
    assert client.post(address, sent)["Location"].startswith("/accounts/login/")
    client.force_login(builders.user("ben"))
    assert client.post(address, sent).status_code == 404
    with pytest.raises(PermissionError):
        pin(drawing, poem, by="ben")
    with pytest.raises(PermissionError):
        pinning.unpin(contribution=poem.contribution, by=builders.user("ben"))
    assert "Pin<" not in read(client, f"/works/{poem.contribution_id}/made-into/")


def test_what_a_work_took_from_elsewhere_stands_among_its_sources(client: Client) -> None:
    song = builders.work("cleo")
    song.offsite_sources.create(
        title="Ask the lighthouse", author="W. Penrose", link="https://archive.example/ask"
    )
    work = Contribution.objects.get(pk=song.contribution_id)
    page = read(client, work.get_absolute_url())
    for words in (
        "From 1 work",
        "Ask the lighthouse",
        "W. Penrose · based on · from elsewhere",
        'href="https://archive.example/ask" rel="external nofollow noopener"',
    ):
        assert words in page
    builders.new_version(work, "cleo")
    assert "Ask the lighthouse" not in read(client, work.get_absolute_url())
    assert "Ask the lighthouse" in read(client, song.get_absolute_url())
