"""Every rule of the plan, attacked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import IntegrityError

from projects.models import Lane, Plan, PlanRevision
from tests import builders
from tests.projects.builders import accepted
from tests.projects.planning import place, plan

pytestmark = pytest.mark.django_db


def test_a_plan_has_a_length_of_at_most_a_day_or_ten_thousand_pages() -> None:
    with pytest.raises(IntegrityError, match="a_plan_has_a_length"):
        plan(length=0)


@pytest.mark.parametrize(("measure", "length"), [("time", 86_400_001), ("pages", 10_001)])
def test_no_plan_is_longer_than_anybody_plans(measure: str, length: int) -> None:
    with pytest.raises(IntegrityError, match="a_plan_is_at_most_a_day_or_10000_pages"):
        Plan.objects.create(project=builders.project(), measure=measure, length=length)


@pytest.mark.parametrize(
    ("name", "break_it"),
    [
        ("a_place_ends_after_it_starts", lambda of: place(of, 2000, 2000)),
        ("a_place_lies_within_its_plan", lambda of: place(of, 0, 9001)),
        ("lane_of_a_place_is_known", lambda of: place(of, 0, 1, lane="smell")),
        ("a_gap_without_a_call_has_a_title", lambda of: place(of, 0, 1, title="")),
        (
            "a_piece_of_a_plan_holds_no_work",
            lambda of: place(of, 0, 1, lane=Lane.PIECES, call=builders.call(of.project)),
        ),
    ],
)
def test_a_place_that_makes_no_sense_is_refused(
    name: str, break_it: Callable[[Plan], object]
) -> None:
    with pytest.raises(IntegrityError, match=name):
        break_it(plan(length=9000))


def test_a_plan_cannot_be_cut_shorter_than_what_is_in_it() -> None:
    made = plan(length=9000)
    place(made, 0, 8000)
    Plan.objects.filter(pk=made.pk).update(length=8000)
    with pytest.raises(IntegrityError, match="a_place_lies_within_its_plan"):
        Plan.objects.filter(pk=made.pk).update(length=7000)


def test_a_place_cannot_claim_a_longer_plan() -> None:
    made = plan(length=9000)
    place(made, 0, 8000)
    with pytest.raises(IntegrityError, match="a_place_knows_how_long_its_plan_is"):
        made.places.update(plan_length=99_000)


def test_an_accepted_work_has_one_place() -> None:
    made = plan()
    waltz = accepted(builders.work("cleo"), made.project)
    place(made, 0, 1000, submission=waltz)
    with pytest.raises(IntegrityError, match="an_accepted_work_has_one_place"):
        place(made, 2000, 3000, submission=waltz)


def test_a_call_is_one_gap_until_somebody_fills_it() -> None:
    made = plan()
    call = builders.call(made.project)
    waltz = accepted(builders.work("cleo"), made.project, call=call)
    place(made, 0, 1000, call=call, submission=waltz)
    place(made, 1000, 2000, call=call)
    with pytest.raises(IntegrityError, match="a_call_is_one_gap_of_a_plan"):
        place(made, 2000, 3000, call=call)


def test_revisions_of_a_plan_are_counted() -> None:
    made = plan()
    for number in (1, 2):
        PlanRevision.objects.create(
            plan=made, number=number, by=builders.user("eva"), length=1, places=[], measure="time"
        )
    with pytest.raises(IntegrityError, match="revisions_of_a_plan_are_counted"):
        made.revisions.filter(number=2).update(number=1)


@pytest.mark.parametrize(
    ("begins", "ends"), [(4, 4), (5, 4), (4, None), (None, 4), (1, 86_400_001)]
)
def test_a_credit_ends_after_it_begins(begins: int | None, ends: int | None) -> None:
    credit = builders.credit(
        builders.piece(builders.production(), "Song", 10), builders.work("ada")
    )
    credit.begins, credit.ends = begins, ends
    with pytest.raises(IntegrityError, match="a_credit_ends_after_it_begins"):
        credit.save()
