"""Whoever led a project stays on its wall, and is a candidate when it is credited."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from projects.models import Lead, Project
from projects.queries.people import people_of, wall_of
from projects.queries.sheet import open_sheet
from projects.services.leading import answer, invite, step_down
from tests import builders
from tests.projects.builders import accepted

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def project() -> Project:
    """Eva began it and handed it over to Ben."""
    made = builders.project("The lamp", lead="eva")
    asked = invite(
        project=made, user=builders.user("ben"), by=builders.user("eva"), now=NOW, hands_over=True
    )
    answer(invitation=asked, by=builders.user("ben"), accepts=True, now=NOW)
    return made


def wall(project: Project) -> list[tuple[str, str]]:
    return [(member.name, member.detail) for member in wall_of(project).members]


def test_who_led_it_before_stands_after_those_who_lead_it(project: Project) -> None:
    accepted(builders.work("cleo", title="Waltz"), project)
    assert wall(project)[:2] == [("Ben", "Lead"), ("Eva", "Led it before")]
    assert len(wall(project)) == 3
    page = Client().get(f"{project.get_absolute_url()}people/").content.decode()
    assert "Led it before" in page


def test_who_comes_back_leads_it(project: Project) -> None:
    then = NOW + timedelta(days=1)
    asked = invite(project=project, user=builders.user("eva"), by=builders.user("ben"), now=then)
    answer(invitation=asked, by=builders.user("eva"), accepts=True, now=then)
    assert wall(project) == [("Ben", "Lead"), ("Eva", "Lead")]
    step_down(project=project, by=builders.user("ben"), now=NOW)
    assert wall(project) == [("Eva", "Lead"), ("Ben", "Led it before")]


def test_who_left_the_site_is_named_as_who_they_were(project: Project) -> None:
    eva = builders.user("eva")
    before = eva.person
    before.user = None
    before.save()
    type(before).objects.create(user=eva, credit_name="Eva", claimed_by=before)
    assert [person.pk for person in people_of(project)][1] == before.pk
    assert len(wall(project)) == 2


def test_who_led_it_before_is_a_candidate_on_the_cue_sheet_until_they_are_credited(
    project: Project,
) -> None:
    production = builders.production(project)
    eva = builders.user("eva").person
    row = next(row for row in open_sheet(production).credits if row["what"] == f"person-{eva.pk}")
    assert (row["role"], row["reason"]) == ("Direction", "Led “The lamp” before")
    builders.credit(builders.piece(production, "Song", 60), eva, 3)
    assert f"person-{eva.pk}" not in open_sheet(production).names


def test_who_led_or_has_a_work_in_what_it_grew_from_is_a_candidate_too(project: Project) -> None:
    accepted(builders.work("cleo", title="Waltz"), project)
    grown = builders.project("The sea", lead="dan")
    Project.objects.filter(pk=grown.pk).update(origin=project)
    grown.refresh_from_db()
    opened = open_sheet(builders.production(grown))
    said = {opened.names[row["what"]]: (row["role"], row["reason"]) for row in opened.credits}
    led = "Led “The lamp”, which this grew from"
    assert said == {
        "Ben": ("Idea", led),
        "Eva": ("Idea", led),
        "Cleo": ("Influence", "Has a work in “The lamp”, which this grew from"),
    }
    assert Lead.objects.filter(project=project).count() == 1
