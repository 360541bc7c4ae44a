"""What was disputed and decided, wherever sources are shown."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from contributions.models import Source, Version
from contributions.services.drafts import next_version
from tests import builders
from tests.contributions import disputing as rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def edge() -> Source:
    lamp = builders.work("ada", title="Lamp")
    waltz = builders.work("ben", title="Waltz", sources={lamp: "based_on"})
    return rows.edge_between(waltz, lamp)


def page(version: Version, rest: str = "") -> str:
    return f"/works/{version.contribution_id}/{rest}"


def test_an_open_dispute_is_said_beside_the_thread_and_nothing_else_changes(
    edge: Source, client: Client
) -> None:
    rows.dispute(edge)
    for version in (edge.derivative, edge.source):
        assertContains(client.get(page(version)), "based on, disputed")
    assertContains(client.get(page(edge.derivative, "lineage/")), "disputed")
    assertContains(client.get(page(edge.derivative, "lineage.json")), '"disputed"')
    for rest in ("credits/", "credits.txt", "credits.json"):
        assertContains(client.get(page(edge.derivative, rest)), "Lamp")


def test_what_was_struck_is_neither_source_nor_ancestor_and_its_history_stays(
    edge: Source, client: Client
) -> None:
    rows.decided(rows.dispute(edge))
    work = client.get(page(edge.derivative))
    assertContains(work, "“Lamp” was named, and found not to be a source.")
    assertContains(work, page(edge.derivative, "disputes/"))
    assertNotContains(work, "based on")
    assertNotContains(client.get(page(edge.source)), "Waltz")
    assertNotContains(client.get(page(edge.source, "made-into/")), "Waltz")
    for rest in ("lineage/", "lineage.json", "credits/", "credits.txt", "credits.json"):
        assertNotContains(client.get(page(edge.derivative, rest)), "Lamp")
    assertContains(client.get(page(edge.derivative, "disputes/")), "Lamp")


def test_a_correction_is_what_counts_everywhere(edge: Source, client: Client) -> None:
    rows.decided(rows.dispute(edge, relation="inspired_by"))
    for rest in ("", "lineage/", "lineage.json", "credits/", "credits.txt", "credits.json"):
        told = client.get(page(edge.derivative, rest)).content.decode()
        assert "inspired" in told, rest
    for version in (edge.derivative, edge.source):
        assertNotContains(client.get(page(version)), "based on")
    assertContains(client.get(page(edge.derivative, "disputes/")), "its author said: based on")


def test_lists_forget_what_was_struck(edge: Source, client: Client) -> None:
    remade, untouched = "/people/ada/", "/discover/?order=never-remixed"
    assertContains(client.get(remade), "Waltz")
    assertNotContains(client.get(untouched), "Lamp")
    rows.decided(rows.dispute(edge))
    assertNotContains(client.get(remade), "Waltz")
    assertContains(client.get(untouched), "Lamp")


def test_a_comparison_names_the_sources_that_count(edge: Source, client: Client) -> None:
    waltz = edge.derivative.contribution
    builders.new_version(waltz, "ben", sources={edge.source: "contains"})
    compared = page(edge.derivative, "compare/")
    assertContains(client.get(compared), "Lamp")
    rows.decided(rows.dispute(edge))
    assertContains(client.get(compared), "Lamp", count=1)
    rows.decided(rows.dispute(rows.edge_between(waltz.versions.get(number=2), edge.source)))
    assertNotContains(client.get(compared), "Lamp")


@pytest.mark.parametrize("address", ["/people/ada/", "/discover/?order=never-remixed"])
def test_lists_ask_as_often_however_many_were_struck(
    edge: Source, address: str, client: Client
) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        return len(queries)

    rows.decided(rows.dispute(edge))
    builders.remix(edge.source, "cleo")
    asked()
    first = asked()
    for name in ("dan", "eva", "joe"):
        song = builders.remix(edge.source, name)
        if name != "joe":
            rows.decided(rows.dispute(rows.edge_between(song, edge.source)))
    assert asked() == first


def test_a_next_version_begins_with_what_counts(edge: Source) -> None:
    ben, waltz = builders.user("ben"), edge.derivative.contribution
    rows.decided(rows.dispute(edge, relation="inspired_by"))
    draft = next_version(contribution=waltz, by=ben)
    assert draft.sources.get().relation == "inspired_by"
    draft.delete()
    struck = rows.dispute(edge, raised_at=timezone.now())
    rows.decided(struck)
    assert not next_version(contribution=waltz, by=ben).sources.exists()
