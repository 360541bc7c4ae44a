"""The office is entered by what somebody comes to do."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib import admin
from django.test import Client
from django.utils.safestring import mark_safe

from accounts.templatetags.office import named
from hitrecord.admin.rooms import ROOMS
from tests import builders
from tests.hitrecord.waiting import office


def test_every_room_names_lists_that_there_are_and_none_twice() -> None:
    kept = [name for *_room, names in ROOMS for name in names.split()]
    known = {model._meta.label_lower for model in admin.site._registry}
    assert set(kept) - known == set()
    assert len(kept) == len(set(kept))


@pytest.mark.django_db
def test_what_waits_longest_stands_first_and_empty_queues_are_folded_away() -> None:
    office()
    client = Client()
    client.force_login(builders.staff("max", role="moderator"))
    desk: Any = client.get("/admin/")
    waiting, calm = desk.context["waiting"], desk.context["calm"]
    ages = [queue.oldest for queue in waiting]
    assert ages == sorted(ages)
    assert len(ages) > 1
    assert all(queue.count for queue in waiting)
    assert not any(queue.count for queue in calm)
    assert len(waiting) + len(calm) == len(desk.context["queues"])
    rooms = [room["name"] for room in desk.context["app_list"]]
    assert rooms.index("Works") < rooms.index("Reports and rights")


@pytest.mark.django_db
def test_an_empty_list_says_whether_a_choice_emptied_it() -> None:
    client = Client()
    client.force_login(builders.staff("paula", role="producer"))
    assert b"There is none yet." in client.get("/admin/projects/call/").content
    chosen = client.get("/admin/projects/call/?reward__exact=fun").content
    assert b"Nothing here answers to what you chose." in chosen
    assert b"There is none yet." not in chosen


def test_a_cell_says_its_column_and_whether_it_holds_anything() -> None:
    cells = [mark_safe('<th class="x"><a href="/">Fog</a></th>'), mark_safe("<td>-</td>")]
    first, second = named(cells, [{"text": "title"}, {"text": 'by "whom"'}])
    assert first == '<th data-label="Title" class="x"><a href="/">Fog</a></th>'
    assert second == '<td data-label="By &quot;whom&quot;" data-nothing>-</td>'
