"""A project whose only lead leaves the site looks for another one."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from accounts.models import Notice
from accounts.services.following import follow
from hitrecord.leaving import asking
from hitrecord.leaving.going import go
from projects.models import Phase, Project, Silence
from projects.queries.heirs import is_looking
from projects.services.succession import take_over
from projects.watching import silences
from tests import builders
from tests.projects.builders import accepted

pytestmark = pytest.mark.django_db
NOW = timezone.now()
GONE = NOW + timedelta(days=15)
LATER = GONE + timedelta(hours=1)


def left(name: str = "eva") -> None:
    user = builders.user(name)
    asked = asking.ask(user=user, works="stay", name="keep", lets_go=True, now=NOW)
    go(asked.pk, GONE)


def told(name: str) -> list[str]:
    return [row.subject for row in Notice.objects.filter(recipient=builders.user(name))]


def test_it_looks_for_a_lead_at_once_and_whoever_has_a_work_in_it_hears_of_it() -> None:
    project = builders.project("The lamp", lead="eva")
    accepted(builders.work("cleo"), project)
    follow(user=builders.user("dan"), target=project)
    left()
    assert is_looking(project)
    for _again in range(2):
        silences.watch(LATER)
    for name in ("cleo", "dan"):
        assert told(name) == ["The lamp is looking for a lead"]
    assert "Nobody leads it any more" in Notice.objects.filter(subject__contains="lamp")[0].body
    page = Client().get(project.get_absolute_url()).content.decode()
    assert "This project is looking for a lead." in page
    assert "Nobody leads it now" in Client().get("/projects/").content.decode()


@pytest.mark.parametrize("watched", [False, True])
def test_whoever_has_a_work_in_it_takes_over_before_anybody_looked_too(watched: bool) -> None:
    project = builders.project("The lamp", lead="eva")
    accepted(builders.work("cleo"), project)
    left()
    if watched:
        silences.watch(LATER)
    with pytest.raises(ValidationError, match="Whoever has a work in it"):
        take_over(project=project, by=builders.user("joe"), now=LATER)
    take_over(project=project, by=builders.user("cleo"), now=LATER)
    assert [lead.user.handle for lead in project.leads.all()] == ["cleo"]
    assert not is_looking(project)
    assert Silence.objects.get().taken_by == builders.user("cleo")
    silences.watch(LATER + timedelta(days=1))
    assert not Silence.objects.now().exists()


def test_where_nobody_is_left_who_has_a_work_in_it_somebody_who_published_takes_over() -> None:
    project = builders.project("The lamp", lead="eva")
    accepted(builders.work("eva"), project, by="eva")
    builders.work("joe")
    left()
    take_over(project=project, by=builders.user("joe"), now=LATER)
    assert project.leads.get().user == builders.user("joe")


def test_what_staff_took_from_view_is_offered_to_nobody_and_what_is_over_stays() -> None:
    hidden, over = builders.project("The lamp", lead="eva"), builders.project("Sea", lead="eva")
    Project.objects.filter(pk=hidden.pk).update(
        hidden_at=NOW, hidden_by=builders.staff("max"), hidden_words={"title": "The lamp"}
    )
    Project.objects.filter(pk=over.pk).update(phase=Phase.RELEASED)
    follow(user=builders.user("dan"), target=hidden)
    left()
    silences.watch(LATER)
    assert told("dan") == []
    assert not is_looking(hidden)
    assert not is_looking(over)
