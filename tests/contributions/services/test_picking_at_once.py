"""Two curators pick the same work at the same moment: one is told that the other was faster."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from contributions.models import StaffPick
from tests import builders
from tests.at_once import together

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_second_reads_why_and_keeps_what_was_typed() -> None:
    waltz = builders.work("ada", "Waltz").contribution
    day = (timezone.localdate() + timedelta(days=7)).isoformat()
    pages: dict[str, str] = {}
    windows = {"paula": Client(), "pia": Client()}
    for name, window in windows.items():
        window.force_login(builders.staff(name))

    def choose(name: str) -> None:
        typed = {"contribution": waltz.pk, "reason": f"So says {name}."}
        answer = windows[name].post(
            reverse("admin:contributions_staffpick_add"),
            typed | {"until_0": day, "until_1": "12:00"},
        )
        if answer.status_code == 200:
            pages[name] = answer.content.decode()

    assert together(*(partial(choose, name) for name in windows)) == ["done", "done"]
    made = StaffPick.objects.get()
    [(second, page)] = pages.items()
    assert made.picked_by != builders.user(second)
    assert "It is picked already. End that pick first." in page
    assert f"So says {second}." in page
