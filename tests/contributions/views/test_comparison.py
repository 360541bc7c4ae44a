import pytest
from django.test import Client
from django.utils import timezone

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
