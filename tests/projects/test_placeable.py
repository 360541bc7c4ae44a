"""What a plan offers for its places is looked for once."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from projects.queries.placeable import placeable_in
from tests import builders
from tests.projects.builders import accepted
from tests.projects.planning import MINUTE, place, plan

pytestmark = pytest.mark.django_db


def test_what_can_have_a_place_is_found_in_three_statements() -> None:
    project = builders.project()
    made, waltz = plan(project), accepted(builders.work("ben", title="Waltz"), project)
    place(made, 0, MINUTE, submission=waltz)
    reel = accepted(builders.work("cleo", title="Reel"), project)
    with CaptureQueriesContext(connection) as seen:
        found = placeable_in(project, made, timezone.now())
    assert len(seen) == 3
    assert (set(found.names), found.found) == ({f"work-{waltz.pk}", f"work-{reel.pk}"}, 1)
