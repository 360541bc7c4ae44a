"""Who changed what on a cue sheet, and why, is kept, and read by those whose credit it is."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from accounts.models import AuditRecord, Notice
from projects.models import Credit, Production
from projects.services.sheets import CreditLine, PieceLine, keep_sheet, stamp_of
from tests import builders
from tests.payouts import builders as money

pytestmark = pytest.mark.django_db


@pytest.fixture
def film() -> Production:
    made = builders.production(builders.project("Film"))
    song = builders.piece(made, "Song", 60)
    builders.credit(song, builders.person("ben"), 20, "Voice")
    builders.credit(song, builders.person("cleo"), 10, "Drums")
    return made


def kept(film: Production, points: dict[str, int], *, song: int = 60, reason: str = "") -> None:
    """Whoever has no points is taken off."""
    lines = [
        CreditLine(0, row.role, points[row.person.user.handle], pk=row.pk)
        for row in Credit.objects.filter(piece__production=film)
        if row.person and row.person.user and row.person.user.handle in points
    ]
    keep_sheet(
        production=film,
        measure="time",
        pieces=[PieceLine(film.pieces.get().pk, "Song", song)],
        credits=lines,
        stamp=stamp_of(film),
        by=builders.staff("paula"),
        reason=reason,
    )


def changed() -> list[dict[str, Any]]:
    newest = AuditRecord.objects.filter(action="cue sheet kept").latest("pk")
    return [
        {key: each[key] for key in ("label", "before", "after")}
        for each in newest.detail["changed"]
    ]


def read_by(name: str) -> str:
    client = Client()
    client.force_login(builders.user(name))
    return client.get("/settings/staff/").content.decode()


def released(film: Production) -> None:
    film.released_at, film.final = timezone.now(), builders.work("eva").contribution
    film.save()


def test_before_the_release_no_reason_is_needed_and_what_changed_is_kept(film: Production) -> None:
    kept(film, {"ben": 5})
    voice = "Voice in “Song”, {} points"
    assert changed() == [
        {"label": "Ben", "before": voice.format(20), "after": voice.format(5)},
        {"label": "Cleo", "before": "Drums in “Song”, 10 points", "after": ""},
    ]
    assert not Notice.objects.exists()


def test_each_reads_what_was_changed_of_their_own_credit_alone(film: Production) -> None:
    kept(film, {"ben": 5})
    assert "20 points" in read_by("ben")
    assert "10 points" not in read_by("ben")
    assert "10 points" in read_by("cleo")
    assert "cue sheet" not in read_by("dan").lower()


def test_what_a_piece_weighs_concerns_all_in_it(film: Production) -> None:
    kept(film, {"ben": 20, "cleo": 10}, song=40)
    assert changed() == [
        {"label": "Piece “Song”", "before": "60 points", "after": "40 points"},
    ]
    assert "60 points" in read_by("cleo")


def test_once_it_is_released_a_change_needs_a_reason_and_whose_it_is_is_told(
    film: Production,
) -> None:
    released(film)
    with pytest.raises(ValidationError, match="Say why"):
        kept(film, {"ben": 5, "cleo": 10})
    assert Credit.objects.get(role="Voice").points == 20
    kept(film, {"ben": 5, "cleo": 10}, reason="He sang one verse, not four.")
    told = Notice.objects.get()
    assert told.recipient == builders.user("ben")
    assert told.body == "He sang one verse, not four."
    assert "He sang one verse" in read_by("ben")
    assert "He sang one verse" not in read_by("cleo")


def test_keeping_it_as_it_is_needs_no_reason(film: Production) -> None:
    released(film)
    kept(film, {"ben": 20, "cleo": 10})
    assert changed() == []
    assert not Notice.objects.exists()


def test_a_proposal_that_was_opened_binds_the_sheet_too_and_final_shares_stay() -> None:
    proposal = money.final()
    shares = list(proposal.shares.order_by("pk").values_list("person", "amount"))
    film = proposal.production
    credit = Credit.objects.filter(piece__production=film).earliest("pk")
    lines = [
        CreditLine(at, row.role, row.points + (row == credit), pk=row.pk)
        for at, piece in enumerate(film.pieces.all())
        for row in piece.credits.all()
    ]
    told: dict[str, Any] = {
        "production": film,
        "measure": film.measure,
        "pieces": [PieceLine(p.pk, p.title, p.points, p.reason) for p in film.pieces.all()],
        "credits": lines,
        "stamp": stamp_of(film),
        "by": builders.staff("olga"),
    }
    with pytest.raises(ValidationError, match="Say why"):
        keep_sheet(**told)
    keep_sheet(**told, reason="Counted anew.")
    assert list(proposal.shares.order_by("pk").values_list("person", "amount")) == shares
    assert Notice.objects.filter(body="Counted anew.").exists()
