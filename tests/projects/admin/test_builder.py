"""The cue sheet on one page: whatever is typed is kept, or comes back with a sentence."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import AuditRecord
from projects.models import Credit, Lane, Production, Submission
from projects.services.own_work import OwnWork
from projects.services.sheets import CreditLine, PieceLine, keep_sheet, stamp_of
from tests import builders
from tests.projects.admin.sheets import credit, sheet
from tests.projects.builders import accepted, submission
from tests.projects.planning import MINUTE, place, plan
from tests.projects.views.test_calls import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def paula() -> Client:
    builders.staff("paula", role="producer")
    return signed_in("paula")


@pytest.fixture
def production() -> Production:
    return builders.production(builders.project(lead="eva"))


@pytest.fixture
def waltz(production: Production) -> Submission:
    return accepted(builders.work("cleo", title="Waltz"), production.project)


def build(of: Production) -> str:
    return reverse("admin:projects_production_build", args=[of.pk])


def test_lines_are_changed_moved_and_taken_off(
    paula: Client, production: Production, waltz: Submission
) -> None:
    poem = accepted(builders.work("ada", title="Complaint"), production.project, by="ada")
    paula.post(
        build(production),
        sheet(
            production,
            ["Harbour", "Sea"],
            [credit(f"work-{waltz.pk}", "0", order=2), credit(f"work-{poem.pk}", "0", order=1)],
        ),
    )
    first, second = production.pieces.all()
    assert [str(c.version) for c in first.credits.all()] == [str(poem.version), str(waltz.version)]
    song = Credit.objects.get(version=waltz.version)
    pieces: list[Any] = [
        {"id": first.pk, "title": "Harbour", "points": 1, "DELETE": "on"},
        {"id": second.pk, "title": "The sea", "points": 40, "reason": "It is large."},
    ]
    moved = credit(f"credit-{song.pk}", "1", points=7, begins="0:01", ends="0:02.5")
    paula.post(build(production), sheet(production, pieces, [moved]))
    song.refresh_from_db()
    assert (song.piece, song.points, song.ends) == (second, 7, 2500)
    assert Credit.objects.count() == production.pieces.count() == 1
    assert AuditRecord.objects.filter(action="cue sheet kept").count() == 2


def test_people_are_credited_for_what_is_no_upload(paula: Client, production: Production) -> None:
    dan = builders.user("dan").person
    row = credit("", "0", person="@DAN", role="influence", points=0)
    paula.post(build(production), sheet(production, ["Song"], [row]))
    assert Credit.objects.values_list("person", "role", "points").get() == (dan.pk, "Influence", 0)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"role": ""}, "Say what the credit is for."),
        ({"points": ""}, "Say how many points it has"),
        ({"points": "-1"}, "It has to be 0 at least."),
        ({"begins": "0:10"}, "In and out go together"),
        ({"begins": "0:10", "ends": "0:05"}, "It has to end after it begins."),
        ({"begins": "later", "ends": "0:05"}, "“later” is no time."),
        ({"piece": "1"}, "This piece is not there any more."),
        ({"what": "", "person": ""}, "Who? Write a handle"),
        ({"what": "", "person": "nobody"}, "Nobody here has that handle"),
        ({"what": "work-99999"}, "This is not there any more."),
    ],
)
def test_what_is_wrong_stands_beside_it_and_the_rest_is_still_typed(
    paula: Client,
    production: Production,
    waltz: Submission,
    wrong: dict[str, str],
    sentence: str,
) -> None:
    row = credit(f"work-{waltz.pk}", "0", reason="It walks to it.") | wrong
    data = sheet(production, ["Song"], [row])
    page = paula.post(build(production), data).content.decode()
    assert sentence in page
    assert "It walks to it." in page
    assert not production.pieces.exists()
    # At its line, at the head of the page and beside the shares: a link to a field that is marked.
    address = reverse("admin:payouts_share_preview", args=[production.pk])
    preview = paula.post(address, data, headers={"HX-Request": "true"})
    for where in (page, preview.content.decode()):
        assert sentence in where
        field = re.search(r'<a href="#(id_credit-0-\w+)">(Waltz|line 1), [\w ]+</a>: ', where)
        assert field
        assert f'id="{field[1]}_error"' in page


def test_a_piece_that_is_taken_out_holds_no_credit(
    paula: Client, production: Production, waltz: Submission
) -> None:
    gone: dict[str, Any] = {"title": "Song", "points": 1, "DELETE": "on"}
    page = paula.post(
        build(production), sheet(production, [gone], [credit(f"work-{waltz.pk}", "0")])
    )
    assert "has no title yet, or is taken out" in page.content.decode()


def test_works_that_wait_for_a_decision_are_not_credited(
    paula: Client, production: Production
) -> None:
    waiting = submission(builders.work("cleo"), production.project)
    row = credit(f"work-{waiting.pk}", "0")
    page = paula.post(build(production), sheet(production, ["Song"], [row])).content.decode()
    assert "This is not there any more." in page


def test_of_two_producers_the_second_is_told_and_loses_nothing(
    paula: Client, production: Production, waltz: Submission
) -> None:
    late = sheet(production, ["Late title"], [{"what": ""}])
    paula.post(build(production), sheet(production, ["Song"], [credit(f"work-{waltz.pk}", "0")]))
    page = paula.post(build(production), late).content.decode()
    assert "Somebody else kept this cue sheet" in page
    assert "Late title" in page
    assert Credit.objects.count() == 1
    late = sheet(production, ["Late title"], [{"what": ""}])
    assert paula.post(build(production), late).status_code == 302
    assert [piece.title for piece in production.pieces.all()] == ["Late title"]


def test_a_producer_does_not_say_what_their_own_work_gets(production: Production) -> None:
    olga, paula = builders.staff("olga"), builders.staff("paula")
    assert olga != paula
    mine = accepted(builders.work("paula", title="Mine"), production.project, by="paula")
    data = sheet(production, ["Song"], [credit(f"work-{mine.pk}", "0", points=5)])
    assert "your own work" in signed_in("paula").post(build(production), data).content.decode()
    assert signed_in("olga").post(build(production), data).status_code == 302
    row, piece = Credit.objects.get(), production.pieces.get()
    same: dict[str, Any] = {"id": piece.pk, "title": "Song", "points": 60}
    more = sheet(production, [same], [credit(f"credit-{row.pk}", "0", points=6)])
    assert "your own work" in signed_in("paula").post(build(production), more).content.decode()
    kept = sheet(production, [same], [credit(f"credit-{row.pk}", "0", points=5, role="Bass")])
    assert signed_in("paula").post(build(production), kept).status_code == 302


def kept_by(name: str, of: Production, pieces: list[Any], credits: list[Any]) -> bool:
    answer = signed_in(name).post(build(of), sheet(of, pieces, credits))
    if answer.status_code == 200:
        assert "Some of this is your own work" in answer.content.decode()
    return answer.status_code == 302


def test_a_producer_gives_their_own_work_no_more_by_way_of_what_is_around_it(
    production: Production,
) -> None:
    for name in ("olga", "paula"):
        builders.staff(name)
    song, sea = builders.piece(production, "Song", 60), builders.piece(production, "Sea", 40)
    mine = builders.credit(song, builders.work("paula"), 5)
    other = builders.credit(song, builders.work("cleo"), 5)
    waves = builders.credit(sea, builders.work("dan"), 1)
    waiting = accepted(builders.work("ada"), production.project, by="ada")

    def piece(of: Any, points: int) -> dict[str, Any]:
        return {"id": of.pk, "title": of.title, "points": points}

    def line(of: Any, at: str, points: int) -> dict[str, Any]:
        return credit(f"credit-{of.pk}", at, points=points)

    both = [piece(song, 60), piece(sea, 40)]
    lines = [line(mine, "0", 5), line(other, "0", 5), line(waves, "1", 1)]
    for pieces, credits in (
        ([piece(song, 61), piece(sea, 40)], lines),
        ([piece(song, 60), piece(sea, 39)], lines),
        ([piece(song, 60)], lines[:2]),
        ([piece(song, 60), piece(sea, 1), piece(song, 99)], lines),
        (both, [lines[0], line(other, "0", 4), lines[2]]),
        (both, [lines[0], line(other, "1", 5), lines[2]]),
        (both, [lines[0], lines[2]]),
        (both, lines[1:]),
    ):
        assert not kept_by("paula", production, pieces, credits)
    assert list(production.pieces.values_list("points", flat=True)) == [60, 40]
    assert Credit.objects.count() == 3
    added = credit(f"work-{waiting.pk}", "1", points=3)
    assert kept_by("paula", production, both, [*lines, added])
    assert kept_by("paula", production, [piece(song, 50), piece(sea, 50)], lines)
    assert kept_by("olga", production, [piece(song, 90), piece(sea, 10)], lines)


def test_a_name_that_a_producer_claimed_is_their_own_work_too(production: Production) -> None:
    song, made = builders.piece(production, "Song", 60), builders.work("dan")
    guest = builders.claimed("dan", by=builders.staff("paula"))
    named, hers = builders.credit(song, guest, 2), builders.credit(song, made, 3)
    same = [{"id": song.pk, "title": "Song", "points": 60}]

    def lines(first: int, second: int) -> list[Any]:
        points = ((named, first), (hers, second))
        return [credit(f"credit-{row.pk}", "0", points=many) for row, many in points]

    assert not kept_by("paula", production, same, lines(9, 3))
    assert not kept_by("paula", production, same, lines(2, 9))
    assert kept_by("paula", production, same, lines(2, 3))


def test_what_is_its_own_raises_a_name_of_its_own(production: Production) -> None:
    paula = builders.staff("paula")
    song = builders.piece(production, "Song", 60)
    with pytest.raises(OwnWork):
        keep_sheet(
            production=production,
            measure="time",
            pieces=[PieceLine(song.pk, "Song", 60)],
            credits=[CreditLine(0, "Idea", 1, person=paula.person.pk)],
            stamp=stamp_of(production),
            by=paula,
        )
    assert not Credit.objects.exists()


def test_an_empty_sheet_begins_with_the_plan(
    paula: Client, production: Production, waltz: Submission
) -> None:
    drawn = plan(production.project)
    place(drawn, 0, MINUTE, lane=Lane.PIECES, title="Harbour")
    place(drawn, MINUTE, 2 * MINUTE, lane=Lane.PIECES, title="Sea")
    place(drawn, 70_000, 80_000, submission=waltz)
    page = paula.get(build(production)).content.decode()
    for words in ("how the project’s plan has it", 'value="Sea"', 'value="1:10"'):
        assert words in page
    assert '<option value="1" selected>2 Sea</option>' in page
    assert not production.pieces.exists()


def test_the_shares_of_what_is_typed_are_shown_and_nothing_is_kept(
    paula: Client, production: Production, waltz: Submission
) -> None:
    address = reverse("admin:payouts_share_preview", args=[production.pk])
    builders.user("dan")
    rows = [credit(f"work-{waltz.pk}", "0", points=3), credit("", "0", person="dan", points=1)]
    data = sheet(production, ["Song"], rows)
    for headers in ({}, {"HX-Request": "true"}):
        page = paula.post(address, data, headers=headers).content.decode()
        assert "75.00" in page
        assert "25.00" in page
    assert not production.pieces.exists()
    assert "as soon as nothing" in paula.get(address).content.decode()
    empty = sheet(production, ["Song"], [])
    assert "Every piece needs" in paula.post(address, empty).context["sentence"]
    builders.user("max", is_staff=True)
    assert signed_in("max").post(address, data).status_code == 403


def test_a_field_says_what_it_is_to_the_eye_and_of_which_line_to_the_ear(
    paula: Client, production: Production, waltz: Submission
) -> None:
    """On a phone, where each label is seen: the line's name stands above its fields already."""
    page = paula.get(build(production)).content.decode()
    assert 'Role<span class="visually-hidden">, Waltz</span></label>' in page
    assert 'Title<span class="visually-hidden">, piece 1</span></label>' in page


def test_a_line_says_which_version_of_a_work_is_credited_or_was_accepted(
    paula: Client, production: Production, waltz: Submission
) -> None:
    reel = builders.work("ben", title="Reel").contribution
    second = builders.new_version(reel, "ben")
    accepted(second, production.project, by="ben")
    link = f'href="{second.get_absolute_url()}" target="_blank" rel="noopener">version 2</a>'
    assert link in paula.get(build(production)).content.decode()
    builders.credit(builders.piece(production, "Harbour", 10), second)
    page = paula.get(build(production)).content.decode()
    assert link in page
    assert "version 1</a>" not in page
