"""Steps in the order their leads give them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.utils import timezone

from accounts.models import User
from projects.models import CallDraft, Project, Step
from projects.services.steps import (
    MOST,
    add_step,
    place_step,
    put_back_step,
    remove_step,
    shift_step,
)
from projects.watching.clearing import clear
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def project() -> Project:
    return builders.project(lead="eva")


@pytest.fixture
def eva(project: Project) -> User:
    return builders.user("eva")


@pytest.fixture
def steps(project: Project, eva: User) -> dict[str, Step]:
    return {text: add_step(project=project, by=eva, text=text) for text in "abcd"}


def order(project: Project) -> str:
    connection.check_constraints()
    return "".join(project.steps.standing().values_list("text", flat=True))


def test_a_step_goes_up_and_down_and_no_further_than_the_ends(
    project: Project, eva: User, steps: dict[str, Step]
) -> None:
    for text, by_places, then in (("c", -1, "acbd"), ("a", -1, "acbd"), ("d", 1, "acbd")):
        step = project.steps.get(pk=steps[text].pk)
        shift_step(step=step, by=eva, by_places=by_places)
        assert order(project) == then


def test_a_step_goes_to_any_place_and_twice_is_once(
    project: Project, eva: User, steps: dict[str, Step]
) -> None:
    for _twice in range(2):
        assert place_step(step=steps["a"], by=eva, place=3) == 3
        assert order(project) == "bcad"
    assert place_step(step=steps["d"], by=eva, place=0) == 1
    assert place_step(step=steps["b"], by=eva, place=99) == 4
    assert order(project) == "dcab"


def test_what_was_taken_away_meanwhile_moves_nothing(
    project: Project, eva: User, steps: dict[str, Step]
) -> None:
    gone = Step.objects.get(pk=steps["b"].pk)
    remove_step(step=steps["b"], by=eva, now=timezone.now())
    assert place_step(step=gone, by=eva, place=1) == 0
    assert order(project) == "acd"


def test_only_leads_put_them_in_order(project: Project, steps: dict[str, Step]) -> None:
    with pytest.raises(PermissionDenied):
        place_step(step=steps["a"], by=builders.user("ben"), place=2)


def test_a_removed_step_comes_back_between_the_same_others(
    project: Project, eva: User, steps: dict[str, Step]
) -> None:
    remove_step(step=steps["b"], by=eva, now=timezone.now())
    shift_step(step=project.steps.get(text="d"), by=eva, by_places=-1)
    shift_step(step=project.steps.get(text="a"), by=eva, by_places=1)
    assert order(project) == "dac"
    for _twice in range(2):
        put_back_step(step=steps["b"], by=eva)
        assert sorted(order(project)) == ["a", "b", "c", "d"]
    with pytest.raises(PermissionDenied):
        put_back_step(step=steps["b"], by=builders.user("ben"))


def test_a_step_comes_back_only_where_there_is_room(
    project: Project, eva: User, steps: dict[str, Step]
) -> None:
    remove_step(step=steps["a"], by=eva, now=timezone.now())
    for number in range(MOST - 3):
        add_step(project=project, by=eva, text=f"{number}")
    with pytest.raises(ValidationError, match="There is room for 40 steps"):
        put_back_step(step=steps["a"], by=eva)


def test_what_nobody_wants_back_goes_after_two_weeks(
    project: Project, eva: User, steps: dict[str, Step]
) -> None:
    now = timezone.now()
    remove_step(step=steps["a"], by=eva, now=now - timedelta(days=15))
    remove_step(step=steps["b"], by=eva, now=now - timedelta(days=13))
    skill = builders.skill()
    for title, days in (("Old", 15), ("New", 13)):
        gone_at = now - timedelta(days=days)
        CallDraft.objects.create(
            project=project, title=title, skill=skill, kinds=["audio"], discarded_at=gone_at
        )
    clear(now)
    assert project.steps.removed().get().text == "b"
    assert project.call_drafts.get().title == "New"
