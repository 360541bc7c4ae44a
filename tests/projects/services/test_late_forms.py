"""A form that was opened before staff took something from view changes nothing of it."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from projects.services.changing import change_call
from projects.services.hiding import hide
from projects.services.news import reword_update, write_update
from projects.services.rewording import reword
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("hidden", ["project", "call", "update"])
def test_what_was_hidden_meanwhile_keeps_the_words_that_stand_for_its_own(hidden: str) -> None:
    project, eva, now = builders.project(), builders.user("eva"), timezone.now()
    call = builders.call(project)
    update = write_update(project=project, by=eva, title="So", text="It walks.", now=now)
    things: dict[str, Any] = {"project": project, "call": call, "update": update}
    words = {"title": "Mine", "brief": "Mine.", "deadline": call.deadline}
    words |= {"reward": call.reward, "amount": call.amount}
    late: dict[str, Any] = {
        "project": lambda: reword(
            project=project, by=eva, title="Mine", pitch="So.", cover=None, seen=""
        ),
        "call": lambda: change_call(call=call, by=eva, now=now, words=words),
        "update": lambda: reword_update(
            update=update, by=eva, title="Mine", text="So.", seen="", now=now
        ),
    }
    hide(thing=things[hidden], by=builders.user("mia"), now=now)
    for each in late if hidden == "project" else [hidden]:
        with pytest.raises(ValidationError, match="took this from view while you were writing"):
            late[each]()
    row = type(things[hidden])._default_manager.get(pk=things[hidden].pk)
    assert "was taken" in row.title
