"""Two curators pick the same work at the same moment: one is told that the other was faster."""

from __future__ import annotations

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from contributions.models import StaffPick
from tests import builders

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_second_reads_why_and_keeps_what_was_typed() -> None:
    waltz = builders.work("ada", "Waltz").contribution
    day = (timezone.localdate() + timedelta(days=7)).isoformat()
    address, start = reverse("admin:contributions_staffpick_add"), Barrier(2)
    pages: dict[str, str] = {}
    windows = {}
    for name in ("paula", "pia"):
        builders.staff(name)
        windows[name] = Client()
        windows[name].force_login(builders.user(name))

    def act(name: str) -> None:
        typed = {"contribution": waltz.pk, "reason": f"So says {name}."}
        start.wait(timeout=20)
        try:
            answer = windows[name].post(address, typed | {"until_0": day, "until_1": "12:00"})
            if answer.status_code == 200:
                pages[name] = answer.content.decode()
        finally:
            connection.close()

    both = [Thread(target=act, args=[name]) for name in windows]
    for one in both:
        one.start()
    for one in both:
        one.join(timeout=60)
    made = StaffPick.objects.get()
    [(second, page)] = pages.items()
    assert made.picked_by != builders.user(second)
    assert "It is picked already. End that pick first." in page
    assert f"So says {second}." in page
