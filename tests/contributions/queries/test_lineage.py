from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.contrib.auth.models import AnonymousUser

from contributions.models import Relation
from contributions.queries.credits import credits_of
from contributions.queries.lineage import lineage_of
from tests import builders

pytestmark = pytest.mark.django_db
NOBODY = AnonymousUser()
Queries = Callable[[int], AbstractContextManager[object]]


def test_a_lineage_reaches_through_versions_in_both_directions() -> None:
    poem = builders.work("ada", title="Poem")
    song = builders.remix(poem, "cleo")
    second = builders.new_version(song.contribution, "cleo", sources={poem: Relation.BASED_ON})
    early = builders.remix(song, "dan")
    film = builders.remix(second, "eva")
    found = lineage_of(song.contribution, NOBODY)
    assert set(found.nodes) == {version.contribution_id for version in (poem, song, early, film)}
    assert len(found.edges) == 3
    assert found.is_whole


def test_a_cousin_is_not_of_the_lineage() -> None:
    poem = builders.work("ada")
    song, picture = builders.remix(poem, "cleo"), builders.remix(poem, "ben")
    assert picture.contribution_id not in lineage_of(song.contribution, NOBODY).nodes


def test_a_ladder_of_diamonds_takes_four_statements(django_assert_num_queries: Queries) -> None:
    foot = builders.work("ada")
    for _ in range(6):
        left, right = builders.remix(foot, "ben"), builders.remix(foot, "cleo")
        foot = builders.work("dan", sources={left: "contains", right: "contains"})
    with django_assert_num_queries(4):
        found = lineage_of(foot.contribution, NOBODY)
    assert len(found.nodes) == 19


def test_only_the_nearest_are_fetched_when_there_are_too_many() -> None:
    poem = builders.work("ada")
    for _ in range(5):
        builders.remix(poem, "ben")
    found = lineage_of(poem.contribution, NOBODY, limit=3)
    assert len(found.nodes) == 3
    assert not found.is_whole


def test_a_withdrawn_work_keeps_its_name_and_loses_its_link() -> None:
    poem = builders.work("ada", title="Tide table, 1911")
    song = builders.remix(poem, "cleo")
    builders.withdrawn(poem)
    node = lineage_of(song.contribution, NOBODY).nodes[poem.contribution_id]
    assert (node.title, node.url, node.authors[0][0]) == ("Tide table, 1911", "", "Ada")


def test_an_ancestor_is_credited_through_two_remixes() -> None:
    poem = builders.work("ada", title="Poem")
    song = builders.remix(poem, "cleo")
    film = builders.remix(song, "eva", relation=Relation.CONTAINS)
    credits = credits_of(film.contribution, NOBODY)
    assert [credit.names for credit in credits.ancestors] == ["Cleo", "Ada"]
    assert credits.ancestors[1].through == song.contribution.title
    assert "“Poem” by Ada (writing), based on" in credits.as_text()
    assert credits.as_data()["made_from"][0]["relation"] == "contains"


def test_versions_made_from_each_other_end_the_credits() -> None:
    poem = builders.work("ada", title="Poem")
    song = builders.remix(poem, "cleo")
    builders.new_version(poem.contribution, "ada", sources={song: Relation.INSPIRED_BY})
    poem.contribution.refresh_from_db()
    credits = credits_of(poem.contribution, NOBODY)
    assert [credit.names for credit in credits.ancestors] == ["Cleo"]


def test_nobody_is_forgotten_at_the_far_end_of_a_long_chain() -> None:
    version = builders.work("ada", title="The first line")
    for _ in range(110):
        version = builders.remix(version, "ben")
    credits = credits_of(version.contribution, NOBODY)
    assert len(credits.ancestors) == 110
    assert credits.ancestors[-1].title == "The first line"
