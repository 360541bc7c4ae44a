from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from contributions.models import Authorship, OffsiteSource, Relation
from contributions.queries.credits import credits_of
from contributions.queries.credits_data import data_of
from contributions.queries.credits_text import text_of
from tests import builders
from tests.contributions.weaving import tangle, woven

pytestmark = pytest.mark.django_db
Queries = Callable[[int], AbstractContextManager[object]]


def test_an_ancestor_is_credited_through_two_remixes() -> None:
    poem = builders.work("ada", title="Poem")
    song = builders.remix(poem, "cleo")
    film = builders.remix(song, "eva", relation=Relation.CONTAINS)
    credits = credits_of(film.contribution)
    assert [credit.names for credit in credits.ancestors] == ["Cleo", "Ada"]
    assert [use.title for use in credits.ancestors[1].uses] == [song.contribution.title]
    text = text_of(credits)
    assert f"“Poem” by Ada (writing, version 1) in “{song.contribution.title}”: based on" in text
    assert "2 steps before" in text
    data = data_of(credits)["made_from"]
    assert data[0]["used_in"] == [{"title": film.contribution.title, "relation": "contains"}]
    assert [each["steps"] for each in data] == [1, 2]


def test_authors_stand_in_their_order_with_their_roles_in_the_version_that_was_used() -> None:
    song = builders.work("cleo", title="Waltz")
    ben = builders.person("ben")
    Authorship.objects.create(version=song, person=ben, position=1, role="accordion")
    film = builders.work("eva", title="Film", sources={song: Relation.CONTAINS})
    builders.new_version(song.contribution, "cleo", "dan")
    [credit] = credits_of(film.contribution).ancestors
    assert [(each.name, each.role) for each in credit.authors] == [
        ("Cleo", ""),
        ("Ben", "accordion"),
    ]
    assert credit.url == f"/works/{song.contribution_id}/versions/1/"
    assert "“Waltz” by Cleo, Ben (accordion) (writing, version 1)" in text_of(
        credits_of(film.contribution)
    )


def test_a_work_from_elsewhere_is_credited_with_its_licence_and_address() -> None:
    song = builders.work("cleo", title="Waltz")
    OffsiteSource.objects.create(
        derivative=song,
        title="The Sea",
        author="A. Sailor",
        link="https://sea.example/",
        licence="cc0",
    )
    credits = credits_of(song.contribution)
    line = "“The Sea” by A. Sailor (from elsewhere, CC0) in “Waltz”: based on https://sea.example/"
    assert line in text_of(credits)
    assert data_of(credits)["made_from"][0]["licence"] == "CC0"


def test_a_withdrawn_source_stays_credited_without_an_address() -> None:
    poem = builders.work("ada", title="Poem")
    song = builders.remix(poem, "cleo")
    builders.withdrawn(poem)
    [credit] = credits_of(song.contribution).ancestors
    assert (credit.title, credit.names, credit.address) == ("Poem", "Ada", "")


def test_nobody_writes_a_second_credit_into_a_title() -> None:
    poem = builders.work("ada", title="Poem” by Nobody\n- “Mine\u202e")
    song = builders.remix(poem, "cleo")
    lines = text_of(credits_of(song.contribution)).splitlines()
    assert len([line for line in lines if line.startswith("- ")]) == 1
    assert "\u202e" not in "".join(lines)


def test_versions_made_from_each_other_end_the_credits() -> None:
    poem = builders.work("ada", title="Poem")
    song = builders.remix(poem, "cleo")
    builders.new_version(poem.contribution, "ada", sources={song: Relation.INSPIRED_BY})
    poem.contribution.refresh_from_db()
    assert [credit.names for credit in credits_of(poem.contribution).ancestors] == ["Cleo"]


@pytest.mark.parametrize("count", [10, 1000])
def test_everybody_is_named_in_five_statements_however_many(
    count: int, django_assert_num_queries: Queries
) -> None:
    version = woven(tangle(count, reach=3))[-1]
    version.contribution.refresh_from_db()
    with django_assert_num_queries(5):
        credits = credits_of(version.contribution)
    assert len(credits.ancestors) >= count // 2
    assert text_of(credits).count("\n- ") == len(credits.ancestors)


def test_nobody_is_forgotten_at_the_far_end_of_a_long_chain() -> None:
    version = builders.work("ada", title="The first line")
    for _ in range(110):
        version = builders.remix(version, "ben")
    credits = credits_of(version.contribution)
    assert len(credits.ancestors) == 110
    assert credits.ancestors[-1].title == "The first line"
