"""Searching the house: what is found, by whom, and what never is."""

import unicodedata
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Distance, Reach
from contributions.models import Contribution, Kind, Tag
from contributions.queries.tags import find_popular
from tests import builders

pytestmark = pytest.mark.django_db
AtMost = Callable[[int], AbstractContextManager[object]]


def page(client: Client, q: str, **facets: str) -> str:
    answer = client.get("/search/", {"q": q, **facets})
    assert answer.status_code == 200
    return str(answer.content.decode())


def tagged(*names: str, title: str) -> Contribution:
    work = builders.work("ada", title=title).contribution
    for name in names:
        work.tags.add(Tag.objects.get_or_create(slug=name.lower(), defaults={"name": name})[0])
    return work


SLIPS = """
    lighthouse LIGHTHOUSE lighthuose ligthouse lighthose lighhthouse lightouse lihgthouse
    lighthouses light keeper+lighthuose lightxouse lighxhouse lxghthouse
"""


@pytest.mark.parametrize("typed", SLIPS.split())
def test_a_slip_of_the_finger_is_forgiven(client: Client, typed: str) -> None:
    builders.work("ada", title="The lighthouse keeper")
    builders.work("ben", title="Something else", text="of another world")
    found = page(client, typed.replace("+", " "))
    assert "/works/" in found
    assert "Something else" not in found


@pytest.mark.parametrize("typed", ["elan", "Élan", "Elán", "ÉLAN"])
def test_accents_and_capitals_make_no_difference(client: Client, typed: str) -> None:
    builders.work("ada", title="Élan vital")
    assert "vital" in page(client, typed)


def test_a_slip_is_forgiven_where_an_accent_comes_as_a_sign_of_its_own(client: Client) -> None:
    work = builders.work("ada", title="Die Möwe von gegenüber")
    typed = unicodedata.normalize("NFD", "Möew gegenüber")
    assert work.contribution.get_absolute_url() in page(client, typed)


@pytest.mark.parametrize(
    ("title", "typed"),
    [("歩く灯台の話", "灯台"), ("Шагающий маяк", "маяк"), ("المنارة تمشي", "تمشي")],
)
def test_words_of_any_language_are_found(client: Client, title: str, typed: str) -> None:
    work = builders.work("ada", title=title)
    assert work.contribution.get_absolute_url() in page(client, typed)


@pytest.mark.parametrize(
    "typed", ["example.com", "www.example.com", "3.14", "चाँदनी", "समुद्र की", "ada@example.com"]
)
def test_what_the_database_cuts_elsewhere_than_we_do_is_found(client: Client, typed: str) -> None:
    work = builders.work("ada", title="Poem", text=f"Here stands {typed} and no more.")
    assert work.contribution.get_absolute_url() in page(client, typed)


def test_a_title_counts_more_than_a_name_and_that_more_than_the_text(client: Client) -> None:
    builders.work("ben", title="Third", text="all about a heron")
    tagged("heron", title="Second")
    builders.work("ada", title="Heron")
    found = page(client, "heron", **{"in": "works"})
    assert found.index("Heron</mark>") < found.index("Second") < found.index("Third")


def test_the_place_in_the_text_is_shown_and_no_markup_of_its_author(client: Client) -> None:
    builders.work("ada", title="<b>Fog</b>", text="<script>alert(1)</script> and a heron <i>here")
    found = page(client, "heron")
    assert "<mark>heron</mark>" in found
    assert "<script>alert" not in found
    assert "<b>Fog" not in found
    assert "<mark>Fog</mark>" in page(client, "fog")


def test_the_words_are_marked_in_whatever_was_found(client: Client) -> None:
    builders.user(
        "ada", bio="I paint. " * 20 + "Mostly <b>harbours</b> and the harbour. " + "No." * 90
    )
    builders.user("cleo", open_to="a harbour of sounds")
    project = builders.project("Harbour days")
    builders.call(project, title="The harbour at night", brief="Record a harbour.")
    found = page(client, "harbour")
    assert "<mark>Harbour</mark> days" in found
    assert "The <mark>harbour</mark> at night" in found
    assert "Record a <mark>harbour</mark>." in found
    assert "&lt;b&gt;harbours&lt;/b&gt; and the <mark>harbour</mark>." in found
    assert "a <mark>harbour</mark> of sounds" in found
    assert "I paint. " * 20 not in found


def test_what_was_meant_is_marked_in_titles_and_texts(client: Client) -> None:
    builders.work("ada", title="The lighthouse keeper", text="A lighthouse walks.")
    found = page(client, "lighthuose")
    assert "The <mark>lighthouse</mark> keeper" in found
    assert "<mark>lighthouse</mark> walks" in found


def test_of_a_covered_work_no_words_are_shown(client: Client) -> None:
    work = builders.work("ada", title="Fog", text="a heron in the dark").contribution
    work.is_mature = True
    work.save()
    found = page(client, "heron")
    assert "Fog" in found
    assert "in the dark" not in found


def test_every_sort_of_thing_is_found(client: Client) -> None:
    tagged("waltz", title="First waltz")
    project = builders.project("Waltz night")
    builders.call(project)
    cleo = builders.user("cleo")
    cleo.open_to = "any waltz"
    cleo.save()
    found = page(client, "waltz")
    for each in ("First", "Waltz night", "A floor under the waltz", "Cleo", "/tags/waltz/"):
        assert each in found, each


def test_results_are_narrowed_by_the_address_and_every_choice_says_how_many(
    client: Client,
) -> None:
    builders.work("ada", title="Fog one")
    builders.work("ada", title="Fog two", kind=Kind.AUDIO)
    tagged("sea", title="Fog three")
    found = page(client, "fog", **{"in": "works"})
    assert 'in=works&amp;kind=audio">Audio <span class="num soft">1</span>' in found
    assert 'kind=writing">Writing <span class="num soft">2</span>' in found
    heard = page(client, "fog", **{"in": "works", "kind": "audio"})
    assert "two" in heard
    assert "three" not in heard
    sea = page(client, "fog", **{"in": "works", "tag": "sea", "licence": "none"})
    assert "three" in sea
    assert "two" not in sea
    for odd in ({"kind": "smell"}, {"tag": "x\0"}, {"length": "9" * 99}, {"licence": "'--"}):
        assert "Nothing is left" in page(client, "fog", **{"in": "works"} | odd)
    assert "Fog" in page(client, "fog", **{"in": "elsewhere"})


def test_people_projects_and_calls_are_narrowed_too(client: Client) -> None:
    ada = builders.user("ada", bio="of the harbour")
    ada.skills.add(builders.skill("Cello"))
    builders.user("ben", bio="of the harbour")
    project = builders.project("Harbour")
    builders.call(project, title="Harbour sounds")
    people = page(client, "harbour", **{"in": "people", "skill": "cello"})
    assert "Ada" in people
    assert "Ben" not in people
    assert "Harbour" in page(client, "harbour", **{"in": "projects", "phase": "open"})
    assert "Nothing is left" in page(client, "harbour", **{"in": "projects", "phase": "idea"})
    assert "sounds" in page(client, "harbour", **{"in": "calls", "kind": "audio"})


def test_pages_are_real_addresses_and_impossible_ones_are_not_found(client: Client) -> None:
    for number in range(25):
        builders.work("ada", title=f"Fog {number}")
    first = page(client, "fog", **{"in": "works"})
    assert "page=2" in first
    assert page(client, "fog", **{"in": "works", "page": "2"}).count('class="kin"') == 1
    for odd in ("3", "0", "x", "9" * 30):
        assert client.get("/search/", {"q": "fog", "in": "works", "page": odd}).status_code == 404


def test_withdrawn_removed_and_unwelcome_works_leave_no_trace(client: Client) -> None:
    """Each is called “quokka” too, which nobody types: so the page has it from a work alone."""
    ada = builders.user("ada")
    gone = tagged("zebrafinch quokka", title="Zebrafinch quokka")
    mature = builders.work("ben", title="Zebrafinch at night, a quokka").contribution
    builders.work("cleo", title="Zebrafinch alone, no quokka")
    client.force_login(ada)
    asked = ("zebrafinch", "zebrafinhc", "zebra")
    for q in asked:
        assert page(client, q).lower().count("quokka") >= 3
    assert gone.current
    builders.withdrawn(gone.current)
    mature.is_mature = True
    mature.save()
    Distance.objects.create(keeper=ada, other=builders.user("cleo"), reach=Reach.MUTE)
    ada.viewing = "hide"
    ada.save()
    for q in asked:
        found = page(client, q)
        assert "Nothing says this yet." in found
        assert "quokka" not in found.lower()
        assert "/tags/" not in found


def test_an_empty_answer_says_what_to_try(client: Client) -> None:
    found = page(client, "quux and frobnicate")
    assert "Nothing says this yet." in found
    assert '?q=frobnicate"' in found
    tagged("sea", title="The lighthouse keeper")
    assert 'q=lighthouse"' in page(client, "lighthuose")
    find_popular()
    assert 'href="/tags/sea/"' in page(client, "quux")
    assert 'href="/tags/sea/"' in page(client, "")


@pytest.mark.parametrize(
    "typed", ["&&& ||| !!!", "🪗🪗", "\x00", '"', "-", "((", ":*", "' OR 1=1 --", "%_", "\\", "<->"]
)
def test_signs_alone_are_no_words_and_that_is_said(client: Client, typed: str) -> None:
    builders.work("ada", title="Fog")
    answer = client.get("/search/", {"q": typed})
    assert answer.status_code == 200
    text = answer.content.decode()
    assert "no word in this" in text or "Nothing says this yet" in text or typed == "\x00"


def test_too_much_is_cut_and_that_is_said(client: Client) -> None:
    builders.work("ada", title="Fog")
    assert "its first 200 characters" in page(client, "fog " * 2_500)
    assert page(client, "the a of")


def test_what_i_searched_for_is_kept_in_my_browser_until_i_forget_it(client: Client) -> None:
    page(client, "fog")
    page(client, "heron")
    kept = page(client, "")
    assert kept.index(">heron</a>") < kept.index(">fog</a>")
    client.force_login(builders.user("ada"))
    assert ">heron</a>" not in page(client, "")
    page(client, "pier")
    assert client.post("/search/forget/").status_code == 302
    assert ">pier</a>" not in page(client, "")
    client.cookies["searches"] = "made up"
    assert client.get("/search/").status_code == 200


@pytest.mark.parametrize("sort", ["", "works", "people", "projects", "calls", "tags"])
def test_a_search_asks_the_database_no_more_often_for_many_than_for_ten(
    client: Client, sort: str
) -> None:
    counts = []
    for some in (20, 120):
        for number in range(some):
            tagged(f"fog{number}", title=f"Fog {number} {some}")
            if number % 10 == 0:
                builders.call(builders.project(f"Fog {number} {some}"))
                builders.user(f"fog-{number}-{some}", bio="fog")
        client.get("/search/", {"q": "fog", "in": sort})
        with CaptureQueriesContext(connection) as captured:
            client.get("/search/", {"q": "fog", "in": sort})
        counts.append(len(captured))
    assert counts[1] <= counts[0] <= 26


def test_a_place_in_a_screenplay_is_one_of_its_story_and_not_of_its_title_page(
    client: Client,
) -> None:
    text = "Title: Low water\nCredit: by\nAuthor: Ada\n\nINT. HARBOUR\n\nA fox eats the herring."
    builders.work("ada", title="Low water", text=text)
    found = page(client, "herring")
    assert "<mark>herring</mark>" in found
    assert "Credit: by" not in found
    assert "Credit: by" not in page(client, "ada")
