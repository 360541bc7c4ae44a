"""Two moderators decide about one case at the same moment."""

from __future__ import annotations

from threading import Barrier, Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from contributions.models import Comment, Decision
from hitrecord.moderation.deciding import decide
from tests.contributions.disputing import moderator
from tests.hitrecord.moderation.acting import remark, reported, subject

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_of_them_acts_and_the_other_reads_who_did() -> None:
    said = remark("eva")
    case = reported(subject("comment", said.pk))
    start = Barrier(2)
    heard: list[str] = []

    def act(name: str, removes: bool) -> None:
        start.wait()
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
        one.join()
    made = Decision.objects.get()
    assert heard == [f"{made.by.person.credit_name} has decided this already. Nothing was changed."]
    assert bool(Comment.objects.get(pk=said.pk).removed_at) is made.removes
