from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import AuditRecord, Notice
from projects.models import Phase, Production
from projects.services.productions import Entry, NewPiece, add_credits, release
from tests import builders
from tests.projects.builders import accepted, submission

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def production() -> Production:
    return builders.production(builders.project(lead="eva"))


def test_accepted_works_go_behind_what_is_there(production: Production) -> None:
    paula = builders.staff("paula")
    songs = [accepted(builders.work("cleo"), production.project) for _ in range(2)]
    first = add_credits(
        production=production,
        entries=[Entry(songs[0], role="Song", points=10)],
        new_piece=NewPiece("Song", points=60, reason="The film walks to it."),
        by=paula,
    )
    piece = first[0].piece
    second = add_credits(
        production=production, entries=[Entry(songs[1], "Bass", 4, piece=piece)], by=paula
    )
    assert [credit.position for credit in (*first, *second)] == [1, 2]
    assert AuditRecord.objects.filter(action="cue sheet extended", actor=paula).count() == 2


def test_only_accepted_works_are_on_the_cue_sheet(production: Production) -> None:
    waiting = submission(builders.work("cleo"), production.project)
    with pytest.raises(ValidationError, match="Only works that the leads accepted"):
        add_credits(
            production=production,
            entries=[Entry(waiting, role="Song", points=1)],
            new_piece=NewPiece("Song", points=1),
            by=builders.staff("paula"),
        )
    assert not production.pieces.exists()


def test_a_piece_of_another_production_is_refused(production: Production) -> None:
    elsewhere = builders.piece(builders.production(builders.project("Night bus")), "Song", 1)
    song = accepted(builders.work("cleo"), production.project)
    with pytest.raises(ValidationError, match="a piece of this production"):
        add_credits(
            production=production,
            entries=[Entry(song, role="Song", points=1, piece=elsewhere)],
            by=builders.staff("paula"),
        )


def test_a_second_click_credits_nobody_twice(production: Production) -> None:
    paula = builders.staff("paula")
    entry = Entry(accepted(builders.work("cleo", title="Waltz"), production.project), "Song", 10)
    for_new = NewPiece("Song", points=60)
    add_credits(production=production, entries=[entry], new_piece=for_new, by=paula)
    with pytest.raises(ValidationError, match="“Waltz” is on the cue sheet already"):
        add_credits(production=production, entries=[entry], new_piece=for_new, by=paula)
    assert production.pieces.get().credits.count() == 1


def test_a_work_that_two_calls_took_is_credited_once(production: Production) -> None:
    project, song = production.project, builders.work("cleo")
    taken = [accepted(song, project, call=builders.call(project)) for _ in range(2)]
    with pytest.raises(ValidationError, match="on the cue sheet already"):
        add_credits(
            production=production,
            entries=[Entry(each, role="Song", points=10) for each in taken],
            new_piece=NewPiece("Song", points=60),
            by=builders.staff("paula"),
        )
    assert not production.pieces.exists()


def test_staff_releases_and_everybody_credited_is_told(production: Production) -> None:
    builders.call(production.project)
    builders.credit(builders.piece(production, "Song", 10), builders.work("cleo"))
    film = builders.work("eva", title="The film")
    paula = builders.staff("paula")
    release(production=production, final=film.contribution, by=paula, now=NOW, reason="Done.")
    production.refresh_from_db()
    assert (production.final, production.released_at) == (film.contribution, NOW)
    assert production.project.phase == Phase.RELEASED
    assert production.project.calls.get().closed_by == paula
    assert [notice.recipient.handle for notice in Notice.objects.all()] == ["cleo"]
    with pytest.raises(ValidationError, match="released already"):
        release(production=production, final=film.contribution, by=paula, now=NOW)


def test_the_finished_work_is_by_a_lead(production: Production) -> None:
    with pytest.raises(ValidationError, match="by a lead of the project"):
        release(
            production=production,
            final=builders.work("dan").contribution,
            by=builders.staff("paula"),
            now=NOW,
        )
    production.refresh_from_db()
    assert production.released_at is None
