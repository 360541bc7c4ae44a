"""Two moderators decide at the same moment, about one case or about one account."""

from __future__ import annotations

from datetime import timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from contributions.models import Case, Comment, Decision, Measure
from hitrecord.moderation.deciding import decide
from tests import builders
from tests.contributions.disputing import moderator
from tests.hitrecord.moderation.acting import remark, reported, subject

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_of_them_acts_and_the_other_reads_who_did() -> None:
    said = remark("eva")
    case = reported(subject("comment", said.pk))
    start = Barrier(2)
    heard: list[str] = []

    def act(name: str, removes: bool) -> None:
        start.wait(20)
        try:
            now = timezone.now()
            by = people[name]
            decide(case=case, by=by, reason=f"By {name}.", now=now, removes=removes)
        except ValidationError as refused:
            heard.extend(refused.messages)
        finally:
            connection.close()

    people = {name: moderator(name) for name in ("max", "mia")}
    both = [Thread(target=act, args=("max", True)), Thread(target=act, args=("mia", False))]
    for one in both:
        one.start()
    for one in both:
        one.join(timeout=60)
    made = Decision.objects.get()
    assert heard == [f"{made.by.person.credit_name} has decided this already. Nothing was changed."]
    assert bool(Comment.objects.get(pk=said.pk).removed_at) is made.removes


def test_a_limit_at_the_same_moment_does_not_lift_a_suspension() -> None:
    eva = builders.user("eva")
    first = reported(subject("comment", remark("eva").pk))
    second = reported(subject("person", eva.pk))
    start, now = Barrier(2), timezone.now()
    people = {name: moderator(name) for name in ("max", "mia")}

    def act(name: str, case: Case, measure: dict[str, Any]) -> None:
        start.wait(20)
        try:
            decide(case=case, by=people[name], reason="So.", now=now, account=eva, **measure)
        finally:
            connection.close()

    limit = {"measure": Measure.LIMIT, "until": now + timedelta(days=3)}
    both = [
        Thread(target=act, args=("max", first, {"measure": Measure.SUSPEND})),
        Thread(target=act, args=("mia", second, limit)),
    ]
    for one in both:
        one.start()
    for one in both:
        one.join(timeout=60)
    eva.refresh_from_db()
    assert eva.suspended_at == now
    assert eva.limited_until == now + timedelta(days=3)
