"""The cue sheet on the production's own page."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Person
from contributions.models import Contribution
from projects.models import Measure, Production
from tests import builders
from tests.payouts import builders as money

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("measure", "begins", "ends", "words", "said"),
    [
        (Measure.TIME, 12_000, 40_500, "", "0:12–0:40.5"),
        (Measure.PAGES, 2, 4, "inside covers", "p. 3–4, inside covers"),
        (Measure.PAGES, 2, 3, "", "p. 3"),
        (Measure.TIME, None, None, "all through", "all through"),
    ],
)
def test_everybody_reads_where_a_credited_work_is(
    measure: Measure, begins: int | None, ends: int | None, words: str, said: str
) -> None:
    production = builders.production()
    credit = builders.credit(builders.piece(production, "Song", 10), builders.work("cleo"))
    credit.begins, credit.ends, credit.place = begins, ends, words
    credit.save()
    Production.objects.update(measure=measure, released_at=timezone.now())
    page = Client().get(production.get_absolute_url()).content.decode()
    assert f'<td class="num">{said}</td>' in page


def test_of_a_work_with_versions_it_says_which_is_credited_and_leads_there() -> None:
    production = builders.production()
    piece = builders.piece(production, "Song", 10)
    first = builders.work("cleo", title="Waltz")
    second = builders.new_version(first.contribution, "cleo")
    once, gone = builders.work("ben", title="Reel"), builders.work("dan", title="Jig")
    for made in (first, second, once, builders.new_version(gone.contribution, "dan")):
        builders.credit(piece, made)
    builders.withdrawn(gone)
    Production.objects.update(released_at=timezone.now())
    page = Client().get(production.get_absolute_url()).content.decode()
    assert f'href="{first.get_absolute_url()}">version 1</a>' in page
    assert f'href="{second.get_absolute_url()}">version 2</a>' in page
    assert once.get_absolute_url() not in page
    assert gone.contribution.get_absolute_url() not in page


def test_more_versions_take_no_more_statements() -> None:
    production = builders.production()
    piece = builders.piece(production, "Song", 10)
    Production.objects.update(released_at=timezone.now())
    counts = []
    for number in (1, 5):
        for _each in range(number):
            work = builders.work("cleo").contribution
            builders.credit(piece, builders.new_version(work, "cleo"))
        with CaptureQueriesContext(connection) as seen:
            Client().get(production.get_absolute_url())
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_the_page_draws_what_the_finished_work_is_made_from() -> None:
    """What was withdrawn keeps its place in the picture, and is not named."""
    fleet, gone = builders.work("ben", title="Paper fleet"), builders.work("ada", title="Gone")
    film = builders.work("eva", sources={fleet: "contains", gone: "contains"})
    builders.withdrawn(gone)
    production = builders.production()
    builders.credit(builders.piece(production, "Sea", 10), gone)
    address = production.get_absolute_url()
    Production.objects.update(released_at=timezone.now())
    assert "Made from" not in Client().get(address).content.decode()
    Production.objects.update(final=film.contribution)
    page = Client().get(address).content.decode()
    assert f'href="{fleet.contribution.get_absolute_url()}" id="w{fleet.contribution_id}"' in page
    assert "Paper fleet" in page
    assert "Gone" not in page
    assert page.count("A withdrawn work") >= 2
    assert "Ada" in page
    removal = {"removed_at": timezone.now(), "removed_by": builders.user("max")}
    Contribution.objects.filter(pk=gone.contribution_id).update(removed_reason="No.", **removal)
    page = Client().get(address).content.decode()
    assert "A withdrawn work" not in page
    assert page.count("A work that the staff took down") >= 2
    assert "Gone" not in page


def test_a_finished_work_that_is_all_its_authors_own_has_no_picture() -> None:
    production = builders.production()
    Production.objects.update(released_at=timezone.now(), final=builders.work("eva").contribution)
    assert "Made from" not in Client().get(production.get_absolute_url()).content.decode()


def test_the_books_are_opened_from_it_once_there_is_money() -> None:
    production = builders.production()
    Production.objects.update(released_at=timezone.now())
    books = f'href="{production.get_absolute_url()}books/"'
    assert books not in Client().get(production.get_absolute_url()).content.decode()
    money.sold(production)
    assert books in Client().get(production.get_absolute_url()).content.decode()


def test_lineage_is_said_to_be_in_the_split_only_where_a_proposal_reaches_somebody_by_it() -> None:
    production, poem = builders.production(), builders.work("ada")
    song = builders.work("cleo", sources={poem: "based_on"})
    builders.credit(builders.piece(production, "Song", 10), song)
    Production.objects.update(released_at=timezone.now())
    draft = money.computed(money.sold(production))
    assert "lineage alone" not in Client().get(production.get_absolute_url()).content.decode()
    money.opened(draft)
    assert "lineage alone" in Client().get(production.get_absolute_url()).content.decode()


def test_a_proposal_for_the_credited_alone_says_nothing_of_lineage_on_the_production() -> None:
    production = money.opened().production
    Production.objects.update(released_at=timezone.now())
    page = Client().get(production.get_absolute_url()).content.decode()
    assert "made from theirs" not in page
    assert "is paid as well" not in page


def test_two_people_of_one_name_without_a_profile_are_two_in_the_credits() -> None:
    production = builders.production()
    for role in ("Song", "Mix"):
        gus = Person.objects.create(credit_name="Gus")
        builders.credit(builders.piece(production, role, 10), gus, role=role)
    Production.objects.update(released_at=timezone.now())
    page = Client().get(production.get_absolute_url()).content.decode()
    assert "Made by 2 people." in page
    assert "<dd>Song</dd>" in page
    assert "<dd>Mix</dd>" in page


def test_everybody_stands_once_in_the_credits_with_all_they_did() -> None:
    production = builders.production()
    song, reprise = builders.work("cleo"), builders.work("cleo", title="Reprise")
    for title, work, role in (
        ("Sea", song, "Song"),
        ("Pier", reprise, "Song"),
        ("End", song, "Voice"),
    ):
        builders.credit(builders.piece(production, title, 10), work, role=role)
    builders.credit(builders.piece(production, "Walk", 10), builders.work("ada"), role="Poem")
    Production.objects.update(released_at=timezone.now())
    page = Client().get(production.get_absolute_url()).content.decode()
    roll = page.partition('<dl class="roll">')[2].partition("</dl>")[0]
    assert roll.count("<dt>") == 2
    assert "<dd>Song · Voice</dd>" in roll
    assert "<dd>Poem</dd>" in roll
    assert "Made by 2 people." in page
