"""Leads who do anything at all for their project are not silent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import User
from projects.models import Call, Lead, PhaseChange, Project, Silence
from projects.services.calls import close_call
from projects.services.rewording import reword, stamp_of
from projects.services.steps import add_step, remove_step, reword_step
from projects.watching import silences
from tests import builders

pytestmark = [pytest.mark.django_db(transaction=True)]
LONG_AGO = timedelta(days=70)


def begun_long_ago() -> Project:
    project, then = builders.project(lead="eva"), timezone.now() - LONG_AGO
    builders.call(project)
    Lead.objects.update(since=then)
    PhaseChange.objects.update(at=then)
    Call.objects.update(opened_at=then)
    return project


def words(project: Project, eva: User) -> None:
    said = {"title": "The lamp", "pitch": "It walks."}
    reword(project=project, by=eva, cover=None, seen=stamp_of(project), **said)


def steps(project: Project, eva: User) -> None:
    step = add_step(project=project, by=eva, text="Boil water")
    Lead.objects.update(heard_at=None)
    reword_step(step=step, by=eva, text="Boil more water")


def removal(project: Project, eva: User) -> None:
    step = add_step(project=project, by=eva, text="Boil water")
    Lead.objects.update(heard_at=None)
    remove_step(step=step, by=eva, now=timezone.now())


def closing(project: Project, eva: User) -> None:
    call = Call.objects.get()
    close_call(call=call, by=eva, now=timezone.now(), reason="Found.")


@pytest.mark.parametrize("deed", [words, steps, removal, closing])
def test_whoever_steers_a_project_is_there(deed: Callable[[Project, User], None]) -> None:
    project, eva = begun_long_ago(), builders.user("eva")
    deed(project, eva)
    silences.watch(timezone.now())
    assert not Silence.objects.exists()


def test_whoever_only_looks_is_not_heard_of() -> None:
    begun_long_ago()
    silences.watch(timezone.now())
    assert Silence.objects.exists()
