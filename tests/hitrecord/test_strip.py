"""The strip of a finished work draws a thread only where one work was made from another."""

from collections.abc import Iterable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from contributions.models import Version
from contributions.queries.cards import Card, cards_of
from hitrecord.queries.strip import Strip, strip_of
from tests import builders

pytestmark = pytest.mark.django_db


def strip(final: Version) -> Strip | None:
    final.contribution.refresh_from_db()
    return strip_of(final.contribution, viewing="veil")


def test_every_thread_of_a_strip_is_a_source_and_the_finished_work_stands_last() -> None:
    poem = builders.work("ada", title="Poem")
    picture = builders.work("ben", title="Picture", sources={poem: "based_on"})
    rain = builders.work("joe", title="Rain")
    sources = dict.fromkeys((poem, picture, rain), "contains")
    film = builders.work("eva", title="Film", sources=sources)
    found = strip(film)
    assert found
    assert [step.card.title for step in found.steps] == ["Poem", "Picture", "Rain", "Film"]
    assert [step.author for step in found.steps] == ["Ada", "Ben", "Joe", "Eva"]
    assert {(tie.source, tie.derivative) for tie in found.ties} == {(0, 1), (0, 3), (1, 3), (2, 3)}
    assert [step.made_from for step in found.steps][:3] == [[], ["Poem"], []]
    assert [step.leads_on for step in found.steps] == [True, False, True, False]
    assert (found.direct, found.behind, found.is_whole) == (3, 3, True)


def test_what_was_made_from_the_finished_work_is_not_counted_behind_it() -> None:
    film = builders.work("eva", sources={builders.work("ada"): "contains"})
    builders.remix(builders.remix(film, "ben"), "dan")
    found = strip(film)
    assert found
    assert found.behind == 1


def test_no_more_sources_are_read_than_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []

    def counted(works: Iterable[int], *, viewing: str) -> list[Card]:
        read.extend(works := list(works))
        return cards_of(works, viewing=viewing)

    monkeypatch.setattr("hitrecord.queries.strip.cards_of", counted)
    names = [f"author{number}" for number in range(12)]
    film = builders.work("eva", sources={builders.work(each): "contains" for each in names})
    with CaptureQueriesContext(connection) as few:
        found = strip(film)
    assert found
    assert len(read) == len(found.steps) == 6
    more = {builders.work(each): "contains" for each in (*names, *names)}
    film = builders.work("eva", sources=more)
    with CaptureQueriesContext(connection) as many:
        assert strip(film)
    assert len(many) == len(few)


def test_the_front_page_says_how_many_works_a_film_was_made_from(client: Client) -> None:
    film = builders.work("eva", sources={builders.work("ada"): "contains"})
    builders.remix(film, "ben")
    production = builders.production()
    production.final, production.released_at = film.contribution, timezone.now()
    production.save()
    page = client.get("/").content.decode()
    assert "See the work it was made from" in page
    assert "few lines" not in page


def test_the_page_on_how_it_works_shows_a_finished_work_and_the_next_call(client: Client) -> None:
    poem = builders.work("ada", title="The keeper")
    film = builders.work("eva", title="The walk", sources={poem: "contains"})
    production = builders.production()
    production.final, production.released_at = film.contribution, timezone.now()
    production.save()
    project = builders.project("Another")
    builders.call(project, days=9, title="Sing it")
    builders.call(project, days=3, title="Draw the sea")
    page = client.get("/help/how-it-works/").content.decode()
    for words in ("wrote “The keeper”.", "made “The walk”.", "Draw the sea", 'href="/contribute/"'):
        assert words in page
    assert "Sing it" not in page


def test_the_longest_way_comes_first_and_no_author_twice_beside_it() -> None:
    line = [builders.work("ada", title="0")]
    for number in range(1, 9):
        line.append(builders.work("ben", title=str(number), sources={line[-1]: "based_on"}))
    beside = [builders.work("ben", title="By ben again"), builders.work("joe", title="By joe")]
    sources = dict.fromkeys((line[1], *beside), "contains")
    film = builders.work("eva", title="Film", sources=sources)
    found = strip(film)
    assert found
    assert sorted(step.card.title for step in found.steps[:-1]) == ["0", "1", "By joe"]
    long = strip(builders.work("eva", title="Long", sources={line[-1]: "contains"}))
    assert long
    assert [step.card.title for step in long.steps] == ["4", "5", "6", "7", "8", "Long"]


def test_what_was_made_from_nothing_has_no_strip() -> None:
    assert strip(builders.work("ada")) is None
