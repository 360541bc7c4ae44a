"""The pages that compose several rooms."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.mail import EmailMultiAlternatives
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from accounts.models import FormerHandle
from contributions.models import Draft, Kind, Relation
from tests import builders

pytestmark = pytest.mark.django_db


def statements(get: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as captured:
        get()
    return len(captured)


def a_wall(works: int = 3) -> None:
    for _number in range(works):
        poem = builders.work("ada")
        builders.remix(poem, "ben", relation=Relation.INSPIRED_BY)
        builders.call(builders.project())


def test_a_visitor_sees_works_calls_and_the_way_in(client: Client) -> None:
    a_wall(1)
    page = client.get("/").content.decode()
    assert "Nothing here" in page
    assert "A floor under the waltz" in page
    assert reverse("account_signup") in page


def test_the_bare_wall_says_what_to_do_next(client: Client) -> None:
    page = client.get("/").content.decode()
    assert "The wall is bare." in page


def test_nothing_is_painted_before_the_footer_is_whole(client: Client) -> None:
    """A short page's footer stands at the window's edge; half of one would jump when it grows."""
    page = client.get("/").content.decode()
    assert '<link rel="expect" href="#end" blocking="render">' in page
    assert page.count('id="end"') == 1
    assert page.index("</footer>") < page.index('id="end"')


def test_the_front_page_shows_a_released_production_and_its_true_threads(client: Client) -> None:
    poem = builders.work("ada", title="The keeper’s complaint")
    song = builders.remix(poem, "cleo")
    film = builders.work("eva", kind=Kind.VIDEO, sources={song: Relation.CONTAINS})
    production = builders.production()
    builders.credit(builders.piece(production, "Song", 60), song)
    production.final, production.released_at = film.contribution, timezone.now()
    production.save()
    page = client.get("/").content.decode()
    assert production.get_absolute_url() in page
    assert "The keeper’s complaint" in page
    assert page.count('class="thread') == 2  # from the poem to the song, and on to the film


@pytest.mark.parametrize(("who", "most"), [("", 14), ("dan", 13)])
def test_the_first_page_asks_the_database_equally_often_for_one_work_and_for_many(
    client: Client, who: str, most: int
) -> None:
    if who:
        client.force_login(builders.user(who))
    a_wall(1)
    client.get("/")  # kinds of content are looked up once
    few = statements(lambda: client.get("/"))
    a_wall(6)
    assert statements(lambda: client.get("/")) == few <= most


def test_a_member_sees_calls_for_their_skills_first(client: Client) -> None:
    dan = builders.user("dan")
    dan.skills.add(builders.skill("Poetry"))
    project = builders.project()
    builders.call(project, title="For anybody", days=1)
    builders.call(project, title="Six lines", skill=builders.skill("Poetry"), days=9)
    client.force_login(dan)
    page = client.get("/").content.decode()
    assert "Six lines" in page
    assert "For anybody" not in page


def test_a_draft_is_offered_to_go_on_with_until_it_is_published(client: Client) -> None:
    ada = builders.user("ada")
    Draft.objects.create(author=ada, title="Half a poem")
    Draft.objects.create(author=ada, title="A whole poem", version=builders.work("ada"))
    client.force_login(ada)
    page = client.get("/").content.decode()
    assert "Half a poem" in page
    assert "A whole poem" not in page


def test_a_profile_shows_works_and_what_others_made_of_them(client: Client) -> None:
    poem = builders.work("ada", title="The keeper’s complaint")
    builders.work("cleo", title="Lighthouse waltz", sources={poem: Relation.BASED_ON})
    page = client.get(reverse("profile", args=["ada"])).content.decode()
    assert "The keeper’s complaint" in page
    assert "Lighthouse waltz" in page


def test_a_profile_asks_the_database_equally_often_for_one_work_and_for_many(
    client: Client,
) -> None:
    address = reverse("profile", args=[builders.user("ada").handle])
    a_wall(1)
    client.get(address)  # kinds of content are looked up once
    few = statements(lambda: client.get(address))
    a_wall(5)
    assert statements(lambda: client.get(address)) == few <= 15


def test_all_works_of_somebody_and_all_that_others_made_from_them_are_lists(client: Client) -> None:
    poems = [builders.work("ada", title=f"Verse {number}") for number in range(32)]
    for poem in poems[:13]:
        builders.remix(poem, "ben")
    profile = client.get("/people/ada/").content.decode()
    assert 'href="/people/ada/works/">All 32<' in profile
    assert 'href="/people/ada/remixes/">All 13<' in profile
    works = client.get("/people/ada/works/").content.decode()
    assert "32 works on the wall." in works
    assert "Verse 31" in works
    assert ">Verse 1<" not in works
    assert ">Verse 1<" in client.get("/people/ada/works/?page=2").content.decode()
    assert client.get("/people/ada/works/?page=3").status_code == 404
    remixes = client.get("/people/ada/remixes/").content.decode()
    assert "13 works by others are built on them." in remixes
    assert client.get("/people/nobody/works/").status_code == 404
    few = client.get("/people/ben/").content.decode()
    assert "/people/ben/works/" not in few
    assert "Nothing yet." in client.get("/people/ben/remixes/").content.decode()


@pytest.mark.parametrize("rest", ["works", "remixes"])
def test_lists_of_a_person_take_as_many_statements_for_many_as_for_few(
    rest: str, client: Client
) -> None:
    a_wall(1)
    address = f"/people/ada/{rest}/"
    few = statements(lambda: client.get(address))
    a_wall(9)
    assert statements(lambda: client.get(address)) <= few <= 6


def test_a_former_handle_leads_to_the_lists_too(client: Client) -> None:
    user = builders.user("ada")
    FormerHandle.objects.create(handle="old-ada", user=user)
    for rest in ("works", "remixes"):
        assert client.get(f"/people/old-ada/{rest}/")["Location"] == f"/people/ada/{rest}/"


def test_nobody_has_that_handle(client: Client) -> None:
    assert client.get(reverse("profile", args=["nobody"])).status_code == 404


def test_search_finds_works_people_projects_and_calls(client: Client) -> None:
    builders.work("ada", title="Waltz of the keeper")
    project = builders.project("Waltz night")
    builders.call(project)
    page = client.get(reverse("search"), {"q": "waltz"}).content.decode()
    for found in ("</mark> of the keeper", "Waltz night", "A floor under the waltz"):
        assert found in page, found
    assert "Ada" in client.get(reverse("search"), {"q": "ada"}).content.decode()


@pytest.mark.parametrize(
    "words",
    ["nothing has these words", "'\"(!&|:*", "\x00", "🪗 -", "a" * 5000, "\ud800", "%", "OR"],
)
def test_a_search_for_anything_ends_in_a_page(client: Client, words: str) -> None:
    query = words.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    assert client.get(reverse("search"), {"q": query}).status_code == 200


def test_works_of_a_project_that_is_gone_from_the_wall_are_not_found(client: Client) -> None:
    builders.withdrawn(builders.work("ada", title="Withdrawn poem"))
    page = client.get(reverse("search"), {"q": "withdrawn"}).content.decode()
    assert "Nothing says this yet." in page


def test_the_theme_is_kept_and_leads_back_to_the_page_but_to_no_other_site(client: Client) -> None:
    answer = client.post(reverse("theme"), {"theme": "dark", "next": "/calls/"})
    assert answer["Location"] == "/calls/"
    assert 'data-theme="dark"' in client.get("/").content.decode()
    away = client.post(reverse("theme"), {"theme": "purple", "next": "https://elsewhere.example/"})
    assert away["Location"] == "/"
    assert "data-theme" not in client.get("/").content.decode()


@pytest.mark.parametrize(
    "name", ["help_how", "help_split", "help_rights", "help_accessibility", "help_api"]
)
def test_the_help_pages_are_there(client: Client, name: str) -> None:
    assert client.get(reverse(name)).status_code == 200


def test_the_example_of_a_split_is_drawn_and_adds_up_to_what_its_words_say(client: Client) -> None:
    page = client.get("/help/the-split/").content.decode()
    assert page.count('<svg class="river') == 2
    for amount in ("$12,000.00", "$8,379.48", "$4,189.74", "$150.83", "$83.79", "$318.42"):
        assert f'<tspan class="amount">{amount}</tspan>' in page


def test_the_site_says_that_it_is_up_and_ready(client: Client) -> None:
    assert client.get("/healthz").content == b"ok"
    ready = client.get("/readyz")
    assert ready.json() == dict.fromkeys(("database", "broker", "storage", "migrations"), "ok")


def test_sent_mails_can_be_read_in_development(
    client: Client, settings: Settings, tmp_path: Path
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path
    sent = EmailMultiAlternatives("Grüße vom Leuchtturm", "Komm herauf.", to=["ada@studio.example"])
    sent.attach_alternative("<p style='color:red'>Komm herauf!</p>", "text/html")
    sent.send()
    answer = client.get(reverse("dev"))
    page = answer.content.decode()
    framed = reverse("sent_mail", args=[answer.context["mails"][0].key])
    assert f'src="{framed}"' in page
    alone = client.get(framed)
    assert "Komm herauf!" in alone.content.decode()
    assert "sandbox" in alone["Content-Security-Policy"]
    assert "script-src 'none'" in alone["Content-Security-Policy"]
    assert "Grüße vom Leuchtturm" in page
    assert "Komm herauf." in page
    settings.IS_DEVELOPMENT = False
    assert client.get(reverse("dev")).status_code == client.get(framed).status_code == 404


def test_one_click_signs_in_only_demo_people(client: Client) -> None:
    builders.user("ada")
    builders.user("mallory", is_staff=True)
    refused = client.post(reverse("sign_in_as"), {"email": "mallory@studio.example"})
    assert refused.status_code == 404
    client.post(reverse("sign_in_as"), {"email": "ada@studio.example"})
    assert "_auth_user_id" in client.session


def test_every_answer_carries_the_headers_that_protect(client: Client) -> None:
    for path in ("/", "/nothing-here/", "/admin/login/"):
        headers = client.get(path).headers
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_what_a_member_sees_is_not_kept_by_caches(client: Client) -> None:
    client.force_login(builders.user("ada"))
    assert client.get("/")["Cache-Control"] == "private, no-store"
