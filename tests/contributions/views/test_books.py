import pytest
from django.test import Client
from django.utils import timezone

from contributions.models import Version
from contributions.printing.press import print_book
from contributions.services.publishing import publish
from contributions.services.withdrawing import withdraw
from tests import builders
from tests.contributions import making

pytestmark = pytest.mark.django_db


@pytest.fixture
def version() -> Version:
    draft = making.draft(title="Hem of “stone” é")
    made = publish(draft=draft, by=draft.author, now=timezone.now())
    for printing in made.printings.all():
        print_book(printing.pk, timezone.now())
    return made


def address(version: Version, form: str) -> str:
    return f"{version.get_absolute_url()}{form}/"


@pytest.mark.parametrize(
    ("form", "kind", "start"),
    [("pdf", "application/pdf", b"%PDF"), ("epub", "application/epub+zip", b"PK\x03\x04")],
)
def test_a_visitor_takes_a_book_along(
    client: Client, version: Version, form: str, kind: str, start: bytes
) -> None:
    answer = client.get(address(version, form))
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, kind)
    said = answer.headers["Content-Disposition"]
    assert said.startswith("attachment; filename*=utf-8''Hem%20of%20")
    assert said.endswith(f"%C3%A9.{form}")
    assert b"".join(answer.streaming_content).startswith(start)  # type: ignore[attr-defined]


def test_the_page_offers_them(client: Client, version: Version) -> None:
    page = client.get(version.contribution.get_absolute_url()).content.decode()
    assert f'href="{address(version, "pdf")}"' in page
    assert f'href="{address(version, "epub")}"' in page


def test_a_book_that_is_being_made_says_so(client: Client) -> None:
    draft = making.draft()
    version = publish(draft=draft, by=draft.author, now=timezone.now())
    page = client.get(version.contribution.get_absolute_url()).content.decode()
    assert "is being made" in page
    answer = client.get(address(version, "pdf"))
    assert answer.headers["Location"] == f"{version.get_absolute_url()}#books"
    assert "is being made" in client.get(address(version, "books")).content.decode()


def test_a_withdrawn_text_has_no_book_for_others(client: Client, version: Version) -> None:
    withdraw(contribution=version.contribution, by=builders.user("ada"), now=timezone.now())
    for form in ("pdf", "epub", "books"):
        assert client.get(address(version, form)).status_code == 404


def test_what_is_no_text_has_no_book(client: Client) -> None:
    song = builders.work("ada", kind="audio", text="")
    assert client.get(address(song, "pdf")).status_code == 404


def test_only_an_author_asks_for_another_attempt(client: Client, version: Version) -> None:
    again = address(version, "books/attempts")
    assert client.post(again).status_code == 302
    client.force_login(builders.user("ben"))
    assert client.post(again).status_code == 404
    client.force_login(builders.user("ada"))
    assert client.post(again).headers["Location"].endswith("#books")
