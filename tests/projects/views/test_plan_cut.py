"""A plan's form that does not come along whole, as no browser sends it."""

from __future__ import annotations

import pytest

from projects.models import Place
from tests import builders
from tests.projects.planning import MINUTE, place, plan
from tests.projects.views.test_calls import signed_in
from tests.projects.views.test_plan import edit, row, sent

pytestmark = pytest.mark.django_db


def test_a_plan_whose_lines_do_not_come_along_stays_as_it_is() -> None:
    project = builders.project(lead="eva")
    place(plan(project), 0, MINUTE)
    for number in ("-1", "0", "", "two"):
        data = sent() | {"place-TOTAL_FORMS": number}
        page = signed_in("eva").post(edit(project), data, follow=True)
        assert "so nothing was changed" in page.content.decode()
        assert Place.objects.get().title == "Foghorn"


def test_a_plan_of_too_many_lines_says_how_many_there_is_room_for() -> None:
    data = sent(row("", "sound", "0:00", "0:30", "Snow")) | {"place-TOTAL_FORMS": "9999999"}
    page = signed_in("eva").post(edit(builders.project(lead="eva")), data).content.decode()
    assert "A plan holds at most 120 places." in page


def test_a_project_without_a_plan_has_no_later_one_either() -> None:
    project = builders.project(lead="eva")
    data = sent(row("", "sound", "0:00", "0:30", "Snow"), revision=5)
    page = signed_in("eva").post(edit(project), data, follow=True).content.decode()
    assert "Snow" in page
    assert "This page does not say what it changes." in page
    assert not Place.objects.exists()
