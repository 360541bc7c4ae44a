"""What the database itself says about sources: on this site, from elsewhere, and pinned."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction
from pytest_django import DjangoAssertNumQueries

from contributions.models import OffsiteSource, Pin, Relation, Source
from contributions.queries.offsite import Offsite, offsite_of
from tests import builders

pytestmark = pytest.mark.django_db


def refused(sentence: str, attack: Callable[[], object]) -> None:
    with pytest.raises(IntegrityError, match=sentence), transaction.atomic():
        attack()


def test_a_withdrawn_work_is_not_newly_named_as_a_source() -> None:
    poem, song = builders.work("ada"), builders.work("cleo")
    builders.withdrawn(poem)
    refused(
        "a withdrawn work is not newly named",
        lambda: Source.objects.create(derivative=song, source=poem, relation=Relation.BASED_ON),
    )


def test_what_an_earlier_version_names_is_carried_over_though_it_was_withdrawn() -> None:
    poem = builders.work("ada")
    song = builders.remix(poem, "cleo")
    builders.withdrawn(poem)
    again = builders.new_version(song.contribution, "cleo", sources={poem: Relation.BASED_ON})
    assert again.source_edges.get().source == poem


def test_versions_of_one_work_are_not_sources_of_each_other() -> None:
    first = builders.work("ada")
    second = builders.new_version(first.contribution, "ada")
    refused(
        "versions of one work are not sources of each other",
        lambda: Source.objects.create(derivative=second, source=first, relation=Relation.CONTAINS),
    )


@pytest.mark.django_db(transaction=True)
def test_two_people_at_the_same_moment_close_no_circle() -> None:
    fox, pier = builders.work("ada"), builders.work("ben")
    together = Barrier(2)

    def tie(ends: tuple[int, int]) -> str:
        try:
            together.wait(10)
            Source.objects.create(
                derivative_id=ends[0], source_id=ends[1], relation=Relation.BASED_ON
            )
        except IntegrityError as error:
            return str(error)
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(2) as pool:
        said = list(pool.map(tie, [(fox.pk, pier.pk), (pier.pk, fox.pk)]))
    assert [("source_is_older_than_derivative" in words) for words in said] == [True, False]
    assert said[1] == ""
    assert Source.objects.count() == 1


def offsite(**other: object) -> OffsiteSource:
    whole = {"title": "Ask the lighthouse", "author": "W. Penrose", "licence": "public-domain"}
    return OffsiteSource(**(whole | {"link": "https://archive.example/ask"} | other))


@pytest.mark.parametrize(
    ("sentence", "other"),
    [
        ("an_off_site_source_has_an_author_and_a_title", {"author": " "}),
        ("an_off_site_source_has_an_author_and_a_title", {"title": ""}),
        ("the_link_of_an_off_site_source_leads_to_the_web", {"link": "javascript:alert(1)"}),
        ("the_link_of_an_off_site_source_leads_to_the_web", {"link": "https://"}),
        ("the_licence_of_an_off_site_source_is_known", {"licence": "mine"}),
        ("the_relation_of_an_off_site_source_is_known", {"relation": "stolen_from"}),
    ],
)
def test_a_source_from_elsewhere_is_whole(sentence: str, other: dict[str, object]) -> None:
    song = builders.work("cleo")
    refused(sentence, offsite(derivative=song, **other).save)


def test_a_source_from_elsewhere_is_named_once_and_stays() -> None:
    song = builders.work("cleo")
    offsite(derivative=song).save()
    again = offsite(derivative=song, title="ASK the lighthouse")
    refused("an_off_site_source_is_named_once_per_version", again.save)
    refused("never changes", lambda: song.offsite_sources.update(author="Me"))
    refused("never changes", lambda: song.offsite_sources.all().delete())


def test_sources_from_elsewhere_are_read_for_many_versions_in_one_statement(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    versions = [builders.work("cleo") for _ in range(3)]
    for version in versions[:2]:
        offsite(derivative=version, note="Thanks.").save()
        offsite(derivative=version, title="Another", link="").save()
    with django_assert_num_queries(1):
        found = offsite_of(version.pk for version in versions)
    assert [len(found.get(version.pk, [])) for version in versions] == [2, 2, 0]
    assert found[versions[0].pk][0] == Offsite(
        title="Ask the lighthouse",
        author="W. Penrose",
        licence="public-domain",
        link="https://archive.example/ask",
        relation="based_on",
        note="Thanks.",
    )
    assert found[versions[0].pk][0].licence_label == "Public domain"


def test_a_work_is_not_pinned_to_itself() -> None:
    fox = builders.work("ada").contribution
    refused(
        "a_work_is_not_pinned_to_itself",
        lambda: Pin.objects.create(contribution=fox, remix=fox, pinned_by=builders.user("ada")),
    )
