from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from accounts.models import Viewing
from contributions.domain.collapse import rest_of
from contributions.domain.lineage import Edge
from contributions.models import OffsiteSource, Relation, Version
from contributions.queries.lineage import LineagePage, lineage_of, lineage_page
from contributions.queries.lineage_data import lineage_data
from contributions.queries.lineage_generation import generation_page
from contributions.queries.lineage_graph import graph_of
from contributions.queries.lineage_nodes import nodes_of
from contributions.templatetags.generations import generation_name, more_from
from tests import builders
from tests.contributions.weaving import tangle, woven

pytestmark = pytest.mark.django_db
NOBODY = AnonymousUser()
Queries = Callable[[int], AbstractContextManager[object]]


def page_of(version: Version) -> LineagePage:
    version.contribution.refresh_from_db()
    return lineage_page(version.contribution, NOBODY, viewing=Viewing.VEIL)


def test_a_lineage_reaches_through_versions_in_both_directions() -> None:
    poem = builders.work("ada", title="Poem")
    song = builders.remix(poem, "cleo")
    second = builders.new_version(song.contribution, "cleo", sources={poem: Relation.BASED_ON})
    early = builders.remix(song, "dan")
    film = builders.remix(second, "eva")
    found = lineage_of(song.contribution)
    assert found.placed == {
        poem.contribution_id: -1,
        song.contribution_id: 0,
        early.contribution_id: 1,
        film.contribution_id: 1,
    }
    assert len(found.edges) == 3
    assert found.is_whole


def test_a_cousin_is_not_of_the_lineage() -> None:
    poem = builders.work("ada", title="Poem")
    song, picture = builders.remix(poem, "cleo"), builders.remix(poem, "ben")
    assert picture.contribution_id not in lineage_of(song.contribution).placed


def test_a_ladder_of_diamonds_takes_three_statements(django_assert_num_queries: Queries) -> None:
    foot = builders.work("ada")
    for _ in range(6):
        left, right = builders.remix(foot, "ben"), builders.remix(foot, "cleo")
        foot = builders.work("dan", sources={left: "contains", right: "contains"})
    with django_assert_num_queries(3):
        found = lineage_of(foot.contribution)
    assert len(found.placed) == 19


def test_a_lineage_that_is_followed_only_so_far_says_so() -> None:
    versions = woven([(number, number + 1) for number in range(30)])
    last = versions[-1]
    found = graph_of(last.contribution_id, last.pk, reach=10)
    assert not found.is_whole
    assert min(found.placed.values()) == -10
    assert graph_of(last.contribution_id, last.pk).is_whole


def test_a_withdrawn_work_keeps_its_name_and_loses_its_link() -> None:
    poem = builders.work("ada", title="Tide table, 1911")
    song = builders.remix(poem, "cleo")
    builders.withdrawn(poem)
    graph = lineage_of(song.contribution)
    node = nodes_of(graph, graph.placed, NOBODY)[poem.contribution_id]
    assert (node.title, node.url, node.names) == ("Tide table, 1911", "", "Ada")
    assert node.state == "withdrawn"


def test_a_work_from_elsewhere_is_one_node_however_often_it_is_named() -> None:
    poem = builders.work("ada")
    song = builders.remix(poem, "cleo")
    for version in (poem, song):
        OffsiteSource.objects.create(
            derivative=version, title="The Sea", author="A. Sailor", link="https://sea.example/"
        )
    graph = lineage_of(song.contribution)
    assert graph.placed[-1] == -2
    assert {edge.derivative for edge in graph.outward} == {
        poem.contribution_id,
        song.contribution_id,
    }
    node = nodes_of(graph, graph.placed, NOBODY)[-1]
    assert (node.state, node.title, node.names) == ("elsewhere", "The Sea", "A. Sailor")
    assert node.url == "https://sea.example/"
    told = lineage_data(song.contribution, NOBODY, "1")["edges"]
    outward = [edge["derivative"] for edge in told if edge["source"]["id"] == -1]
    assert {"id": song.contribution_id, "version": 1} in outward


def test_two_works_made_from_each_other_both_have_a_place() -> None:
    poem = builders.work("ada", title="Poem")
    song = builders.remix(poem, "cleo")
    builders.new_version(poem.contribution, "ada", sources={song: Relation.INSPIRED_BY})
    page = page_of(poem)
    assert page.works == 2
    assert {thread.relation for thread in page.picture.threads} == {"based_on", "inspired_by"}


def test_a_crowded_generation_ends_in_so_many_more_and_has_pages() -> None:
    versions = woven([(0, number) for number in range(1, 147)])
    page = page_of(versions[0])
    [rest] = page.picture.rests
    assert (rest.count, rest.generation, rest.box.node) == (137, 1, rest_of(1))
    assert page.sizes == [(0, 1), (1, 146)]
    first = generation_page(versions[0].contribution, 1, NOBODY, "1")
    last = generation_page(versions[0].contribution, 1, NOBODY, "3")
    assert first is not None
    assert last is not None
    assert (len(first.rows), len(last.rows)) == (60, 26)
    assert first.rows[0].tied.id == versions[0].contribution_id
    assert generation_page(versions[0].contribution, 2, NOBODY, "1") is None


def test_the_list_says_what_it_leaves_out() -> None:
    versions = woven([(0, number) for number in range(1, 247)])
    page = page_of(versions[0])
    assert (len(page.made_into.entries), page.made_into.left_out) == (60, 186)


@pytest.mark.parametrize("count", [10, 1000])
def test_a_lineage_takes_as_many_statements_whatever_its_size(
    count: int, django_assert_num_queries: Queries
) -> None:
    versions = woven(tangle(count))
    middle = versions[count // 2]
    middle.contribution.refresh_from_db()
    with django_assert_num_queries(7):
        page = lineage_page(middle.contribution, NOBODY, viewing=Viewing.VEIL)
    assert len(page.picture.thumbs) <= 250
    with django_assert_num_queries(5):
        assert generation_page(middle.contribution, -1, NOBODY, "1")


def test_threads_between_the_drawn_and_the_rest_are_bundles() -> None:
    versions = woven([(0, number) for number in range(1, 40)])
    page = page_of(versions[0])
    bundle = [thread for thread in page.picture.threads if thread.kind == "rest"]
    assert [(line.source, line.derivative) for line in bundle] == [
        (versions[0].contribution_id, rest_of(1))
    ]
    assert Edge(versions[0].contribution_id, rest_of(1), "").relation == bundle[0].relation


def test_direct_sources_are_counted_apart_from_what_lies_behind_them() -> None:
    poem = builders.work("ada", title="Poem")
    picture = builders.remix(poem, "ben")
    rain = builders.work("joe", title="Rain")
    film = builders.work("eva", sources=dict.fromkeys((poem, picture), "contains"))
    builders.new_version(picture.contribution, "ben", sources={poem: "based_on", rain: "contains"})
    page = page_of(film)
    assert (page.direct, page.indirect, page.works) == (2, 0, 3)
    last = page_of(builders.remix(film, "dan"))
    assert (last.direct, last.indirect, last.works) == (1, 2, 4)


def test_what_lies_further_back_is_told_without_pointing_at_one_of_several(client: Client) -> None:
    picture = builders.remix(builders.work("ada"), "ben")
    sources = dict.fromkeys((picture, builders.work("joe")), "contains")
    film = builders.work("eva", sources=sources)
    page = client.get(f"/works/{film.contribution_id}/lineage/").content.decode()
    assert "made from 2 works directly, and from 1 more work further back." in page


def test_a_long_title_stands_on_two_lines_in_the_picture() -> None:
    title = "Everything the harbour said to the walking lighthouse"
    page = page_of(builders.work("ada", title=title))
    (thumb,) = page.picture.thumbs
    assert [line for _y, line in thumb.title] == ["Everything the harbour", "said to the walking…"]
    assert thumb.names_y == thumb.title[-1][0] + 17


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "This work"), (-1, "1 step back"), (-3, "3 steps back"), (1, "1 step on")],
)
def test_a_generation_has_a_persons_name(number: int, words: str) -> None:
    assert generation_name(number) == words
    assert more_from(number) == f"more, {words}"
