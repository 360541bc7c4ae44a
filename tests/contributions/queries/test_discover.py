from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from accounts.models import Distance, Reach, User, Viewing
from contributions.models import Kind, Ranking, Tag
from contributions.queries.discover import Facets, works_for
from tests import builders

pytestmark = pytest.mark.django_db
TODAY = date(2026, 4, 19)


def titles(**parameters: str) -> list[str]:
    return seen_by(AnonymousUser(), **parameters)


def seen_by(reader: User | AnonymousUser, **parameters: str) -> list[str]:
    facets = Facets.read(parameters, today=TODAY)
    return [work.title for work in works_for(facets, viewing=Viewing.VEIL, reader=reader)]


def test_works_are_found_by_title_tag_name_and_words() -> None:
    poem = builders.work("ada", title="Complaint", text="They built me to stand.")
    waltz = builders.work("cleo", title="Waltz", text="One two three")
    waltz.contribution.tags.add(Tag.objects.create(slug="seasick", name="Seasick"))
    for q, found in {
        "complaint": poem,
        "built stand": poem,
        "ada": poem,
        "seasick": waltz,
        "cleo waltz": waltz,
        '"one two"': waltz,
    }.items():
        assert titles(q=q) == [found.contribution.title], q


@pytest.mark.parametrize("q", ["", "   ", "'; DROP TABLE", "a\0b", "((", '"', "-", "x" * 5000])
def test_odd_words_find_nothing_and_break_nothing(q: str) -> None:
    builders.work("ada", title="Complaint")
    assert titles(q=q) == (["Complaint"] if q.strip() == "" else [])


def test_a_title_counts_more_than_a_word_in_the_text() -> None:
    builders.work("ada", title="Fog", text="A boat in the harbour.")
    builders.work("ben", title="Harbour", text="A boat in the fog.")
    assert titles(q="fog") == ["Fog", "Harbour"]


def test_withdrawn_works_are_not_found() -> None:
    builders.withdrawn(builders.work("ada", title="Complaint"))
    assert titles(q="complaint") == []
    assert titles() == []


def test_the_wall_forgives_a_slip_as_the_search_page_does() -> None:
    builders.work("ada", title="The lighthouse keeper")
    builders.work("ben", title="Lighthouse waltz", kind=Kind.AUDIO)
    assert titles(q="lighthuose", kind="audio") == ["Lighthouse waltz"]
    assert titles(q="lighthuose", order="random", seed="1") != []


def test_unknown_facets_are_as_if_they_were_not_there() -> None:
    facets = Facets.read({"kind": "smell", "order": "worst", "seed": "x"}, today=TODAY)
    assert (facets.kind, facets.order, facets.seed) == ("", "new", "2026-04-19")


def test_kind_and_tag_narrow_the_wall() -> None:
    builders.work("ada", title="Poem")
    song = builders.work("cleo", title="Song", kind=Kind.AUDIO)
    song.contribution.tags.add(Tag.objects.create(slug="sea", name="Sea"))
    assert titles(kind="audio") == ["Song"]
    assert titles(tag="sea") == ["Song"]
    assert titles(tag="nowhere") == []


def test_never_remixed_leaves_out_what_somebody_built_on() -> None:
    poem = builders.work("ada", title="Poem")
    builders.work("ben", title="Picture", sources={poem: "based_on"})
    assert titles(order="never-remixed") == ["Picture"]


def test_what_its_own_authors_went_on_with_was_never_remixed() -> None:
    poem = builders.work("ada", title="Poem")
    builders.work("ada", "ben", title="Second poem", sources={poem: "based_on"})
    assert titles(order="never-remixed") == ["Second poem", "Poem"]


def test_a_remix_that_is_gone_leaves_a_work_never_remixed() -> None:
    poem = builders.work("ada", title="Poem")
    picture = builders.work("ben", title="Picture", sources={poem: "based_on"})
    song = builders.work("cleo", title="Song", sources={poem: "based_on"})
    builders.withdrawn(picture)
    assert titles(order="never-remixed") == ["Song"]
    builders.new_version(song.contribution, "cleo")
    assert titles(order="never-remixed") == ["Song", "Poem"]


def test_trending_reads_what_the_worker_computed() -> None:
    works = [builders.work("ada", title=title) for title in ("Cold", "Warm", "Newer")]
    for version, warmth in zip(works, (0.0, 0.4, 0.0), strict=True):
        Ranking.objects.create(
            contribution=version.contribution, warmth=warmth, computed_at=timezone.now()
        )
    assert titles(order="trending") == ["Warm", "Newer", "Cold"]


def test_a_shuffle_stays_as_it_is_for_one_seed() -> None:
    for number in range(12):
        builders.work("ada", title=f"Work {number}")
    first = titles(order="random", seed="1")
    assert first == titles(order="random", seed="1")
    assert sorted(first) == sorted(titles())
    assert first != titles(order="random", seed="2")


@pytest.mark.parametrize("reach", [Reach.MUTE, Reach.BLOCK])
def test_whoever_keeps_away_from_somebody_does_not_meet_their_works(reach: Reach) -> None:
    builders.work("ben", title="Alone")
    builders.work("cleo", "ben", title="Together")
    builders.work("cleo", title="Without him")
    Distance.objects.create(keeper=builders.user("ada"), other=builders.user("ben"), reach=reach)
    assert seen_by(builders.user("ada")) == ["Without him"]
    assert seen_by(builders.user("ben")) == ["Without him", "Together", "Alone"]
    assert titles() == ["Without him", "Together", "Alone"]
