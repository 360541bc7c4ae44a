"""One keeps the plan while another decides: both are done, or told who was faster."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from django.utils import timezone

from projects.models import Call, Lane, Project
from projects.services.deciding import decide, undo
from projects.services.plans import Overtaken, Placed, keep_plan
from tests import builders
from tests.at_once import together
from tests.projects.builders import submission
from tests.projects.planning import MINUTE, place, plan

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 4


def keeping(project: Project, call: Call) -> Callable[[], object]:
    project.plan.refresh_from_db()
    return partial(
        keep_plan,
        project=project,
        measure="time",
        length=6 * MINUTE,
        places=[Placed(Lane.SOUND, "", 0, MINUTE, call=call.pk)],
        revision=project.plan.revision,
        by=builders.user("eva"),
        now=timezone.now(),
    )


def test_a_plan_is_kept_while_another_lead_decides() -> None:
    project = builders.project(lead="eva")
    call, eva, now = builders.call(project), builders.user("eva"), timezone.now()
    place(plan(project), 0, MINUTE, call=call, title="")
    for _round in range(ROUNDS):
        offer = submission(builders.work("cleo"), project, call=call)
        accept = partial(decide, submission=offer, decision="accepted", by=eva, now=now)
        for act in (accept, partial(undo, submission=offer, by=eva, now=now)):
            kept, decided = together(keeping(project, call), act)
            assert decided == "done"
            assert kept in {"done", Overtaken.__name__}
    numbers = list(project.plan.revisions.values_list("number", flat=True))
    assert numbers == sorted(range(1, len(numbers) + 1), reverse=True)
