"""What grows out of a project begins with what that one planned."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils import timezone

from projects.models import Project
from projects.services.projects import start
from projects.services.steps import add_step, tick_step
from tests import builders
from tests.projects.builders import accepted
from tests.projects.planning import place, plan
from tests.projects.views.test_calls import signed_in

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def origin() -> Project:
    made, eva = builders.project("The lamp", lead="eva"), builders.user("eva")
    add_step(project=made, by=eva, text="Boil water")
    step = add_step(project=made, by=eva, text="Sing")
    tick_step(step=step, by=eva, is_done=True, now=NOW)
    song = accepted(builders.work("cleo", title="Waltz"), made)
    gone = accepted(builders.work("ada", title="Secret"), made, by="ada")
    drawn = plan(made)
    place(drawn, 0, 10_000, title="", submission=song)
    place(drawn, 10_000, 20_000, title="", submission=gone)
    place(drawn, 20_000, 30_000, title="", call=builders.call(made, title="A foghorn"))
    place(drawn, 0, 60_000, lane="pieces", title="Scene one")
    builders.withdrawn(gone.version)
    return made


def test_it_has_the_steps_and_the_plan_with_gaps_where_works_are(origin: Project) -> None:
    ben = builders.user("ben")
    grown = start(
        by=ben, title="Sea", pitch="It swims.", now=NOW, origin=origin, beginning="origin"
    )
    steps = list(grown.steps.values_list("text", "done_at"))
    assert steps == [("Boil water", None), ("Sing", None)]
    places = {(each.title, each.starts_at, each.is_gap) for each in grown.plan.places.all()}
    assert places == {
        ("Waltz", 0, True),
        ("Sound", 10_000, True),
        ("A foghorn", 20_000, True),
        ("Scene one", 0, True),
    }
    assert grown.plan.revisions.get().by == ben
    assert origin.plan.places.count() == 4


def test_the_form_offers_it_first_and_an_empty_desk_as_well(origin: Project) -> None:
    ben = signed_in("ben")
    address = f"/projects/new/?from={origin.slug}"
    page = ben.get(address).content.decode()
    assert "The steps and the plan of “The lamp”" in page
    assert re.search(r'value="origin"[^>]* checked', page)
    ben.post(address, {"title": "Sea", "pitch": "It swims.", "beginning": "origin"})
    assert Project.objects.get(title="Sea").steps.count() == 2
    ben.post(address, {"title": "Moon", "pitch": "It sleeps.", "beginning": ""})
    assert not Project.objects.get(title="Moon").steps.exists()
    assert "The steps and the plan" not in ben.get("/projects/new/").content.decode()


def test_who_may_not_take_over_is_offered_to_grow_one(origin: Project) -> None:
    origin.leads.all().delete()
    page = Client().get(origin.get_absolute_url()).content.decode()
    assert "Or begin anew with its steps and its plan." in page


def test_a_step_that_is_sent_twice_is_one() -> None:
    made, eva = builders.project(lead="eva"), builders.user("eva")
    first = add_step(project=made, by=eva, text="Sing")
    assert add_step(project=made, by=eva, text="Sing") == first
    tick_step(step=first, by=eva, is_done=True, now=timezone.now())
    assert add_step(project=made, by=eva, text="Sing") != first
