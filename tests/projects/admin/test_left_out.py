"""What a cue sheet leaves out: nothing that was typed, and no accepted work without a word."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from projects.cuesheet import warnings
from projects.models import Credit, Production, Submission
from projects.queries import sheet as sheets
from tests import builders
from tests.projects.admin.sheets import credit, sheet
from tests.projects.admin.test_builder import build
from tests.projects.builders import accepted
from tests.projects.views.test_calls import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def paula() -> Client:
    builders.staff("paula")
    return signed_in("paula")


@pytest.fixture
def production() -> Production:
    return builders.production(builders.project(lead="eva"))


@pytest.fixture
def waltz(production: Production) -> Submission:
    return accepted(builders.work("cleo", title="Waltz"), production.project)


@pytest.mark.parametrize(
    "typed",
    [{"role": "Bass"}, {"points": 20}, {"begins": "0:10"}, {"place": "The end"}, {"reason": "Ah."}],
)
@pytest.mark.parametrize("is_work", [True, False])
def test_a_line_without_a_piece_is_not_thrown_away(
    paula: Client,
    production: Production,
    waltz: Submission,
    typed: dict[str, Any],
    is_work: bool,
) -> None:
    as_opened = {"what": f"work-{waltz.pk}", "role": "Writing", "points": 1} if is_work else {}
    data = sheet(production, ["Song"], [{"piece": "", **as_opened, **typed}])
    page = paula.post(build(production), data).content.decode()
    assert "Choose the piece, or empty what you typed in this line." in page
    assert not production.pieces.exists()


def test_a_line_as_it_was_opened_or_emptied_is_not_credited(
    paula: Client, production: Production, waltz: Submission
) -> None:
    opened = {"what": f"work-{waltz.pk}", "role": "Writing", "points": 1, "piece": ""}
    for row in (opened, opened | {"role": "", "points": ""}):
        pieces: list[Any] = [
            {"id": piece.pk, "title": "Song", "points": 60} for piece in production.pieces.all()
        ]
        answer = paula.post(build(production), sheet(production, pieces or ["Song"], [row]))
        assert answer.status_code == 302
    assert not Credit.objects.exists()


def test_a_credit_without_its_piece_is_taken_off(
    paula: Client, production: Production, waltz: Submission
) -> None:
    row = builders.credit(builders.piece(production, "Song", 60), waltz.version)
    piece: dict[str, Any] = {"id": row.piece_id, "title": "Song", "points": 60}
    off = credit(f"credit-{row.pk}", "", role=row.role)
    assert paula.post(build(production), sheet(production, [piece], [off])).status_code == 302
    assert not Credit.objects.exists()


def test_accepted_works_that_are_not_credited_are_named(
    production: Production, waltz: Submission
) -> None:
    song = builders.remix(builders.work("ada"), "cleo")
    builders.credit(builders.piece(production, "Song", 10), song)
    assert warnings(production) == ["1 accepted work is not credited: “Waltz”."]
    for number in range(6):
        accepted(builders.work("cleo", title=f"Verse {number}"), production.project)
    (said,) = warnings(production)
    assert said.startswith("7 accepted works are not credited: “Waltz”, “Verse 0”")
    assert said.endswith("“Verse 3” and 2 more.")


def test_another_version_of_a_credited_work_is_not_missed(
    production: Production, waltz: Submission
) -> None:
    newer = builders.new_version(waltz.version.contribution, "cleo")
    builders.credit(builders.piece(production, "Song", 10), newer)
    assert not any("not credited" in said for said in warnings(production))


def test_what_was_accepted_after_the_first_hundred_is_credited_from_its_page(
    paula: Client, production: Production, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets, "MOST_WAITING", 2)
    made = [accepted(builders.work("cleo", title=f"Verse {n}"), production.project) for n in "abc"]
    first = paula.get(build(production)).content.decode()
    assert f"work-{made[2].pk}" not in first
    assert "3 accepted works are not credited yet; here are 1 to 2." in first
    address = f"{build(production)}?waiting=2"
    assert f"work-{made[2].pk}" in paula.get(address).content.decode()
    rows = [credit(f"work-{made[2].pk}", "0")]
    assert paula.post(address, sheet(production, ["Song"], rows))["Location"] == address
    assert Credit.objects.get().version == made[2].version


def test_what_is_not_on_the_wall_any_more_says_so_while_it_is_credited(
    paula: Client, production: Production, waltz: Submission
) -> None:
    builders.withdrawn(waltz.version, by="cleo")
    assert "Waltz (withdrawn by its authors)" in paula.get(build(production)).content.decode()
