"""While a sheet is built: more lines, an order of pieces, what stands at a line, and no loss."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from contributions.models import Comment, State
from projects.models import Credit, Production, Submission
from projects.services.sheets import stamp_of
from tests import builders
from tests.projects.admin.sheets import credit, sheet
from tests.projects.admin.test_builder import build, paula, production, waltz
from tests.projects.builders import accepted
from tests.projects.planning import place, plan

__all__ = ["paula", "production", "waltz"]
pytestmark = pytest.mark.django_db


def test_more_lines_come_by_a_button_and_everything_typed_stays(
    paula: Client, production: Production, waltz: Submission
) -> None:
    row = credit(f"work-{waltz.pk}", "0", begins="soon", reason="It walks to it.")
    for more, lines in (("pieces", ("piece-5-title", "autofocus")), ("credits", ("credit-10-",))):
        data = sheet(production, ["Song"], [row], more=more)
        page = paula.post(build(production), data).content.decode()
        for words in (*lines, 'value="soon"', "It walks to it.", 'value="Song"', "1 Song"):
            assert words in page
        assert 'class="wrong"' not in page
    assert not production.pieces.exists()


def test_pieces_are_put_in_order(paula: Client, production: Production, waltz: Submission) -> None:
    pieces: list[Any] = [
        {"title": "Sea", "points": 1, "order": 2},
        {"title": "Harbour", "points": 1, "order": 1},
    ]
    data = sheet(production, pieces, [credit(f"work-{waltz.pk}", "0")])
    shown = paula.post(build(production), data | {"more": "credits"}).content.decode()
    assert '<option value="0" selected>2 Sea</option>' in shown
    paula.post(build(production), data)
    assert [piece.title for piece in production.pieces.all()] == ["Harbour", "Sea"]
    assert Credit.objects.get().piece.title == "Sea"


def test_a_plan_without_pieces_is_one_piece_over_the_whole(
    paula: Client, production: Production, waltz: Submission
) -> None:
    place(plan(production.project), 70_000, 80_000, submission=waltz)
    page = paula.get(build(production)).content.decode()
    assert f'<option value="0" selected>1 {production.title}</option>' in page
    assert 'value="1:10"' in page


def test_fields_are_called_after_their_line(
    paula: Client, production: Production, waltz: Submission
) -> None:
    page = paula.get(build(production)).content.decode()
    page = re.sub("</?span[^>]*>", "", page)
    for words in ("Points, Waltz", "Points, line 2", "Points, piece 1", "Move up: Waltz"):
        assert words in page


def test_a_candidate_is_there_before_the_work_is_kept(
    paula: Client, production: Production, waltz: Submission
) -> None:
    remark = Comment.objects.create(
        thread=waltz.version.contribution.thread, author=builders.user("dan"), text="Slower."
    )
    remark.resolutions.create(
        state=State.ADDRESSED,
        version=waltz.version,
        by=waltz.submitted_by,
        at=timezone.now(),
    )
    page = paula.get(build(production)).content.decode()
    assert f'data-because="version-{waltz.version_id}"' in page
    assert 'value="Influence"' in page


def test_what_stands_against_a_work_is_written_at_its_line_and_sentences_lead_to_it(
    paula: Client, production: Production, waltz: Submission
) -> None:
    page = paula.get(build(production)).content.decode()
    assert '<small class="against">names no sources</small>' in page
    paula.post(build(production), sheet(production, ["Song"], [credit(f"work-{waltz.pk}", "0")]))
    page = paula.get(build(production)).content.decode()
    for words in (
        f'<a href="#line-version-{waltz.version_id}">“Waltz” names no sources',
        f'<tr id="line-version-{waltz.version_id}"',
        f'id="line-piece-{production.pieces.get().pk}"',
    ):
        assert words in page


def test_of_two_who_credit_the_same_work_neither_loses_a_line(
    paula: Client, production: Production, waltz: Submission
) -> None:
    song = builders.piece(production, "Song", 60)
    poem = accepted(builders.work("ada", title="Complaint"), production.project, by="ada")
    dan = builders.credit(song, builders.user("dan").person, 3)
    piece: dict[str, Any] = {"id": song.pk, "title": "Song", "points": 60}
    mine = credit(f"work-{waltz.pk}", "0", reason="Mine.", of=f"version-{waltz.version_id}")
    hers = credit(f"credit-{dan.pk}", "0", points=3, of=f"person-{dan.person_id}")
    late = sheet(production, [piece], [mine, hers])
    first = [credit(f"work-{each.pk}", at) for each, at in ((waltz, "0"), (poem, "1"))]
    paula.post(build(production), sheet(production, [piece, "Sea"], first))
    page = paula.post(build(production), late)
    assert "the lines that they added stand after yours" in page.content.decode()
    again = page.context["sheet"]
    sent: dict[str, Any] = {"stamp": stamp_of(production), "measure": "time"}
    for rows in (again.pieces, again.credits):
        sent |= {f"{rows.prefix}-TOTAL_FORMS": len(rows.forms), f"{rows.prefix}-INITIAL_FORMS": 0}
        for row in rows:
            sent |= {row.add_prefix(name): row[name].value() or "" for name in row.fields}
    assert paula.post(build(production), sent).status_code == 302
    kept = Credit.objects.filter(piece__production=production).order_by("position")
    said = [(str(each.version or each.person), each.piece.title, each.reason) for each in kept]
    assert said == [
        (str(waltz.version), "Song", "Mine."),
        (str(dan.person), "Song", ""),
        (str(poem.version), "Sea", ""),
    ]


@pytest.mark.parametrize("prefix", ["piece", "credit"])
@pytest.mark.parametrize("number", ["-1", "0", "", "two"])
def test_a_sheet_whose_lines_do_not_come_along_stays_as_it_is(
    paula: Client, production: Production, waltz: Submission, prefix: str, number: str
) -> None:
    lines = ["Song"], [credit(f"work-{waltz.pk}", "0")]
    paula.post(build(production), sheet(production, *lines))
    forged = sheet(production, *lines) | {f"{prefix}-TOTAL_FORMS": number}
    for more in ({}, {"more": "credits"}, {"stamp": "old"}):
        page = paula.post(build(production), forged | more, follow=True).content.decode()
        assert "so nothing was changed" in page
    assert Credit.objects.get().version == waltz.version
    assert [piece.title for piece in production.pieces.all()] == ["Song"]


def test_what_is_shown_of_the_shares_adds_up_to_the_whole(
    paula: Client, production: Production, waltz: Submission
) -> None:
    names = [builders.user(name).handle for name in ("dan", "eli", "fay")]
    rows = [
        credit("", "0", person=name, points=points)
        for name, points in zip(names, (1, 1, 1), strict=True)
    ]
    data = sheet(production, ["Song"], rows)
    page = paula.post(reverse("admin:payouts_share_preview", args=[production.pk]), data)
    assert [share.percent for share in page.context["shares"]] == ["33.34", "33.33", "33.33"]
