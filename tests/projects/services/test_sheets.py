"""A cue sheet is kept while its works are decided about, and in as few statements as it can be."""

from __future__ import annotations

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from projects.models import Credit, Production, Submission
from projects.services.deciding import undo
from projects.services.sheets import CreditLine, PieceLine, keep_sheet, stamp_of
from tests import builders
from tests.at_once import apart
from tests.projects.builders import accepted

NOW = timezone.now()
SONG = PieceLine(None, "Song", 60)


def keep(film: Production, pieces: list[PieceLine], credits: list[CreditLine]) -> None:
    keep_sheet(
        production=film,
        measure="time",
        pieces=pieces,
        credits=credits,
        stamp=stamp_of(film),
        by=builders.staff("paula"),
    )


def offered() -> tuple[Production, Submission]:
    film = builders.production(builders.project("Film"))
    builders.staff("paula")
    return film, accepted(builders.work("cleo"), film.project)


def outcome(error: list[str], act: object) -> None:
    assert callable(act)
    try:
        act()
    except Exception as problem:
        error.append(type(problem).__name__)


@pytest.mark.django_db(transaction=True)
def test_a_work_whose_decision_is_being_taken_back_gets_on_no_sheet() -> None:
    film, offer = offered()
    line, said = CreditLine(0, "Song", 10, version=offer.version_id), list[str]()
    with transaction.atomic():
        undo(submission=offer, by=builders.user("eva"), now=NOW)
        keeping = apart(lambda: outcome(said, lambda: keep(film, [SONG], [line])))
    keeping.join(timeout=60)
    assert said == ["ValidationError"]
    assert not Credit.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_decision_on_a_work_that_is_being_put_on_the_sheet_stands() -> None:
    film, offer = offered()
    line, said = CreditLine(0, "Song", 10, version=offer.version_id), list[str]()
    eva = builders.user("eva")
    with transaction.atomic():
        keep(film, [SONG], [line])
        undoing = apart(lambda: outcome(said, lambda: undo(submission=offer, by=eva, now=NOW)))
    undoing.join(timeout=60)
    assert said == ["ValidationError"]
    assert Submission.objects.get(pk=offer.pk).decision == "accepted"


def changed(film: Production) -> int:
    """How many statements it takes to give everybody on the sheet other points."""
    pieces = [PieceLine(row.pk, row.title, row.points + 1) for row in film.pieces.all()]
    place = {row.pk: number for number, row in enumerate(pieces)}
    lines = [
        CreditLine(place[row.piece_id], row.role, row.points + 1, pk=row.pk)
        for row in Credit.objects.filter(piece__production=film)
    ]
    with CaptureQueriesContext(
        connection,
    ) as asked:
        keep(film, pieces, lines)
    return len(asked)


@pytest.mark.django_db
def test_many_credits_are_kept_in_as_many_statements_as_few() -> None:
    film = builders.production()
    builders.staff("paula")
    for number in range(2):
        builders.credit(builders.piece(film, f"Song {number}", 5), builders.person("ben"), 5)
    changed(film)
    few = changed(film)
    for number in range(2, 12):
        builders.credit(builders.piece(film, f"Song {number}", 5), builders.person("ben"), 5)
    assert changed(film) == few
    assert set(film.pieces.values_list("points", flat=True)) == {6, 8}
    assert set(Credit.objects.values_list("points", flat=True)) == {6, 8}
