"""Language, time zone and numbers of a member, on pages and in mails."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.template import Context, Template
from django.test import Client
from pytest_django import Settings

from accounts.mailing.voice import speaking_to
from accounts.models import User
from tests import builders

pytestmark = pytest.mark.django_db
PAGE = "/settings/place/"


@pytest.fixture(autouse=True)
def _two_languages(settings: Settings) -> None:
    settings.LANGUAGES = [("en", "English"), ("pt", "Português")]


def test_with_a_single_language_there_is_nothing_to_choose(
    client: Client, settings: Settings
) -> None:
    client.force_login(builders.user("ada"))
    assert 'name="language"' in client.get(PAGE).content.decode()
    settings.LANGUAGES = [("en", "English")]
    page = client.get(PAGE).content.decode()
    assert 'name="language"' not in page
    assert "Time and numbers" in page
    client.post(PAGE, {"time_zone": "Asia/Tokyo", "numbers": ""})
    assert User.objects.get(handle="ada").time_zone == "Asia/Tokyo"


def test_ada_says_where_she_is_and_pages_go_by_her_clock(client: Client) -> None:
    client.force_login(builders.user("ada"))
    posted = {"language": "en", "time_zone": "Asia/Tokyo", "numbers": "space"}
    page = client.post(PAGE, posted, follow=True)
    ada = User.objects.get(handle="ada")
    assert (ada.language, ada.time_zone, ada.numbers) == ("en", "Asia/Tokyo", "space")
    assert page.context["form"].initial["time_zone"] == "Asia/Tokyo"
    assert "By the clock of Asia/Tokyo" in client.get("/settings/notices/").content.decode()


@pytest.mark.parametrize(
    "wrong", [{"time_zone": "Atlantis/Capital"}, {"language": "xx"}, {"numbers": "roman"}]
)
def test_what_there_is_not_is_refused_with_a_sentence(
    client: Client, wrong: dict[str, str]
) -> None:
    client.force_login(builders.user("ada"))
    assert "This cannot be chosen here" in client.post(PAGE, wrong).content.decode()
    assert not User.objects.get(handle="ada").time_zone


def test_a_mail_speaks_by_the_clock_of_whoever_gets_it() -> None:
    ada = builders.user("ada", time_zone="America/New_York")
    words = Template('{{ at|date:"j F, H:i" }}')
    at = Context({"at": datetime(2026, 3, 8, 12, tzinfo=UTC)})
    with speaking_to(ada):
        assert words.render(at) == "8 March, 08:00"
    assert words.render(at) == "8 March, 12:00"


def test_pages_of_whoever_chose_a_zone_tell_the_browser_to_keep_to_it(client: Client) -> None:
    ada = builders.user("ada")
    client.force_login(ada)
    assert "data-clock" not in client.get("/calls/").content.decode()
    User.objects.filter(pk=ada.pk).update(time_zone="Europe/Lisbon")
    assert 'data-clock="chosen"' in client.get("/calls/").content.decode()


def test_the_address_that_all_settings_begin_with_leads_to_them(client: Client) -> None:
    client.force_login(builders.user("ada"))
    assert client.get("/settings/").headers["Location"] == "/settings/profile/"
