import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from contributions.models import Contribution, Kind, Version
from contributions.services.withdrawing import withdraw
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def second() -> Version:
    first = builders.work("ada", title="The fox", text="It walks at night.")
    return builders.new_version(first.contribution, "ada", text="It walks at dawn.")


def address(version: Version, query: str = "") -> str:
    return f"/works/{version.contribution_id}/compare/{query}"


def test_the_newest_version_beside_the_one_before(client: Client, second: Version) -> None:
    page = client.get(address(second)).content.decode()
    assert "1 word added, 1 removed." in page
    assert "<del> night</del>" in page
    assert "<ins> dawn</ins>" in page


def test_the_versions_are_named_in_the_address(client: Client, second: Version) -> None:
    page = client.get(address(second, "?from=2&to=1")).content.decode()
    assert "<ins> night</ins>" in page


def test_the_work_leads_there(client: Client, second: Version) -> None:
    page = client.get(second.contribution.get_absolute_url()).content.decode()
    assert f'href="{address(second)}?from=1&amp;to=2"' in page
    assert "What changed since version 1" in page


@pytest.mark.parametrize("query", ["?from=3", "?to=0", "?from=x", "?part=2", "?from=9" + "9" * 30])
def test_a_version_that_is_not_there_is_not_found(
    client: Client, second: Version, query: str
) -> None:
    assert client.get(address(second, query)).status_code == 404


def test_a_pair_is_compared_once_for_everybody_in_each_of_its_parts(client: Client) -> None:
    old, new = ("\n\n".join(f"{word} {n} " * 500 for n in range(9)) for word in ("hem", "sea"))
    first = builders.work("ada", text=old)
    second = builders.new_version(first.contribution, "ada", text=new)
    pages = [client.get(address(second, f"?part={part}")) for part in (1, 2)]
    assert pages[0].content != pages[1].content
    with CaptureQueriesContext(connection) as asked:
        again = [client.get(address(second, f"?part={part}")) for part in (1, 2)]
    assert [page.context["page"].stretches for page in again] == [
        page.context["page"].stretches for page in pages
    ]
    assert again[0].context["page"].summary == pages[0].context["page"].summary
    assert not [query for query in asked if '"contributions_version"."text"' in query["sql"]]
    assert client.get(address(second, "?part=99")).status_code == 404


def test_a_pair_that_was_compared_is_hidden_with_its_work(client: Client, second: Version) -> None:
    assert client.get(address(second)).status_code == 200
    withdraw(contribution=second.contribution, by=builders.user("ada"), now=timezone.now())
    assert client.get(address(second)).status_code == 404


def test_an_uploaded_text_is_compared_anew_once_it_was_read(client: Client) -> None:
    first = builders.work("ada", text="It walks at night.")
    second = builders.new_version(first.contribution, "ada", text="")
    assert "0 words added, 4 removed" in client.get(address(second)).content.decode()
    Version.objects.filter(pk=second.pk).update(text="It walks at dawn.")
    assert "1 word added, 1 removed" in client.get(address(second)).content.decode()


def test_without_a_cache_it_is_only_slower(
    client: Client, second: Version, settings: Settings
) -> None:
    nowhere = {"LOCATION": "redis://127.0.0.1:1/0"}
    settings.CACHES = {"default": settings.CACHES["default"] | nowhere}
    assert "1 word added, 1 removed." in client.get(address(second)).content.decode()


def test_a_withdrawn_work_is_compared_by_its_author_alone(client: Client, second: Version) -> None:
    withdraw(contribution=second.contribution, by=builders.user("ada"), now=timezone.now())
    assert client.get(address(second)).status_code == 404


def test_other_kinds_compare_what_is_known_of_them(client: Client) -> None:
    source = builders.work("ben", title="The tide")
    first = builders.work("ada", kind=Kind.AUDIO, text="")
    second = builders.new_version(
        Contribution.objects.get(pk=first.contribution_id),
        "ada",
        text="",
        sources={source: "based_on"},
    )
    page = client.get(address(second)).content.decode()
    assert "The tide" in page
    assert "changed</span>" in page
    assert "words are the same" not in page


def test_nothing_in_a_text_becomes_a_tag(client: Client) -> None:
    first = builders.work("ada", text="<b>old</b>")
    second = builders.new_version(first.contribution, "ada", text="<script>alert(1)</script>")
    page = client.get(address(second)).content.decode()
    assert "<b>old" not in page
    assert "<script>alert" not in page
