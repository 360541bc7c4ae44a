"""A remark that was heeded is worth a credit, also once whoever made it has left."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from contributions.models import State
from contributions.queries.influence import influences_on
from contributions.services.comments import write
from contributions.services.resolving import resolve
from hitrecord.leaving import asking
from hitrecord.leaving.going import go
from hitrecord.leaving.rights import may_earn
from payouts.models import Payee
from tests import builders

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.mark.parametrize("works", ["stay", "go"])
def test_who_left_stays_a_candidate_as_who_is_credited_and_paid(works: str) -> None:
    waltz = builders.work("cleo", title="Waltz").contribution
    dan, address = builders.user("dan"), builders.user("dan").email
    person = dan.person
    remark = write(thread=waltz.thread, author=dan, text="Louder.")
    louder = builders.new_version(waltz, "cleo")
    assert not may_earn(person)
    resolve(comment=remark, state=State.ADDRESSED, by=builders.user("cleo"), now=timezone.now())
    assert may_earn(person)
    departure = asking.ask(user=dan, works=works, name="keep", lets_go=False, now=NOW)
    go(departure.pk, NOW + timedelta(days=15))
    [found] = influences_on([louder.pk])
    assert (found.person_id, found.name, found.work) == (person.pk, "Dan", "Waltz")
    assert Payee.objects.get(person=person).email == address


def test_what_an_author_says_of_their_own_work_is_no_influence_when_they_leave() -> None:
    waltz = builders.work("cleo").contribution
    cleo = builders.user("cleo")
    remark = write(thread=waltz.thread, author=cleo, text="Louder.")
    louder = builders.new_version(waltz, "cleo")
    resolve(comment=remark, state=State.ADDRESSED, by=cleo, now=timezone.now())
    departure = asking.ask(user=cleo, works="stay", name="keep", lets_go=False, now=NOW)
    go(departure.pk, NOW + timedelta(days=15))
    assert not influences_on([louder.pk])
