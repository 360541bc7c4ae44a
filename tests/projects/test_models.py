from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from projects.models import Credit, Lead, Piece, Project, Submission
from tests import builders
from tests.projects.builders import submission

pytestmark = pytest.mark.django_db


def refuses(name: str) -> pytest.RaisesExc[IntegrityError]:
    return pytest.raises(IntegrityError, match=name)


def test_a_phase_nobody_knows_is_refused() -> None:
    project = builders.project()
    with refuses("phase_of_a_project_is_known"), transaction.atomic():
        Project.objects.filter(pk=project.pk).update(phase="finished")


def test_a_member_leads_a_project_once() -> None:
    project = builders.project(lead="eva")
    with refuses("a_member_leads_a_project_once"), transaction.atomic():
        Lead.objects.create(project=project, user=builders.user("eva"))


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("only_a_guaranteed_reward_has_an_amount", {"reward": "guaranteed"}),
        ("only_a_guaranteed_reward_has_an_amount", {"reward": "fun", "amount": 4000}),
        ("only_a_guaranteed_reward_has_an_amount", {"reward": "guaranteed", "amount": 0}),
        ("reward_of_a_call_is_known", {"reward": "fame"}),
        ("a_call_accepts_at_least_one_kind", {"kinds": []}),
        ("a_closed_call_was_closed_by_somebody", {"closed_at": timezone.now()}),
    ],
)
def test_a_call_that_contradicts_itself_is_refused(name: str, wrong: dict[str, Any]) -> None:
    project = builders.project()
    with refuses(name), transaction.atomic():
        builders.call(project, **wrong)


def test_a_version_answers_a_call_once_until_it_is_withdrawn() -> None:
    project = builders.project()
    call, song = builders.call(project), builders.work("cleo")
    first = submission(song, project, call=call)
    with refuses("a_version_answers_a_call_once"), transaction.atomic():
        submission(song, project, call=call)
    first.withdrawn_at = timezone.now()
    first.save()
    assert submission(song, project, call=call).pk


def test_a_version_is_offered_to_a_project_without_a_call_once_until_it_is_withdrawn() -> None:
    project, song = builders.project(), builders.work("cleo")
    first = submission(song, project)
    with refuses("a_version_answers_a_call_once"), transaction.atomic():
        submission(song, project)
    assert submission(song, builders.project("Night bus")).pk
    first.withdrawn_at = timezone.now()
    first.save()
    assert submission(song, project).pk


def test_a_decision_nobody_knows_is_refused() -> None:
    made = submission(builders.work("cleo"), builders.project())
    with refuses("decision_of_a_submission_is_known"), transaction.atomic():
        Submission.objects.filter(pk=made.pk).update(
            decision="perhaps", decided_at=timezone.now(), decided_by=builders.user("eva")
        )


def test_what_has_pieces_or_credits_is_not_deleted_with_them() -> None:
    piece = builders.piece(builders.production(), "Song", 10)
    credit = builders.credit(piece, builders.work("cleo"))
    with pytest.raises(ProtectedError):
        piece.delete()
    with pytest.raises(ProtectedError):
        piece.production.delete()
    credit.delete()
    piece.delete()
    assert not Piece.objects.exists()


def test_a_decision_without_an_author_is_refused() -> None:
    made = submission(builders.work("cleo"), builders.project())
    with refuses("a_decision_has_an_author_and_a_time"), transaction.atomic():
        Submission.objects.filter(pk=made.pk).update(decision="accepted")


def test_nothing_is_declined_in_silence() -> None:
    made = submission(builders.work("cleo"), builders.project())
    with refuses("a_declined_submission_is_told_why"), transaction.atomic():
        Submission.objects.filter(pk=made.pk).update(
            decision="declined", decided_at=timezone.now(), decided_by=builders.user("eva")
        )


@pytest.mark.parametrize("points", [0, 1_000_001])
def test_a_piece_has_1_to_a_million_points(points: int) -> None:
    production = builders.production()
    with refuses("points_of_a_piece_are_1_to_1000000"), transaction.atomic():
        builders.piece(production, "Song", points)


def test_a_credit_names_a_version_or_a_person_and_not_both() -> None:
    piece = builders.piece(builders.production(), "Song", 10)
    song = builders.work("cleo")
    with refuses("a_credit_names_a_version_or_a_person"), transaction.atomic():
        Credit.objects.create(piece=piece, role="Voice", points=1, position=1)
    with refuses("a_credit_names_a_version_or_a_person"), transaction.atomic():
        Credit.objects.create(
            piece=piece,
            role="Voice",
            points=1,
            position=1,
            version=song,
            person=builders.person("cleo"),
        )


def test_a_credit_has_a_million_points_at_most() -> None:
    piece = builders.piece(builders.production(), "Song", 10)
    with refuses("points_of_a_credit_are_0_to_1000000"), transaction.atomic():
        builders.credit(piece, builders.work("cleo"), 1_000_001)


def test_two_pieces_cannot_have_the_same_place_but_may_swap() -> None:
    production = builders.production()
    one, two = (builders.piece(production, title, 10) for title in ("Harbour", "Sea"))
    one.position, two.position = two.position, one.position
    one.save()
    two.save()
    connection.check_constraints()
    two.position = one.position
    two.save()
    with refuses("pieces_of_a_production_are_ordered"):
        connection.check_constraints()


def test_two_credits_of_a_piece_cannot_have_the_same_place() -> None:
    piece = builders.piece(builders.production(), "Song", 10)
    one = builders.credit(piece, builders.work("ada"))
    two = builders.credit(piece, builders.work("cleo"))
    two.position = one.position
    two.save()
    with refuses("credits_of_a_piece_are_ordered"):
        connection.check_constraints()
