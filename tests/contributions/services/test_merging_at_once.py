"""A work is described while staff let one of its tags stand for another: no alias gets a work."""

from __future__ import annotations

import pytest
from django.db import transaction

from contributions.models import Contribution, Tag
from contributions.publication.tagging import tags_of
from contributions.services.merging_tags import merge
from tests import builders
from tests.at_once import apart

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def work() -> Contribution:
    work = builders.work("ada").contribution
    work.tags.set(tags_of("ocean, sea"))
    work.tags.clear()
    return work


def merge_them() -> None:
    ocean, sea = (Tag.objects.get(slug=slug) for slug in ("ocean", "sea"))
    merge(alias=ocean, into=sea, by=builders.staff("max"))


def tags(work: Contribution) -> list[str]:
    return [tag.slug for tag in work.tags.all()]


def test_whoever_merges_waits_for_who_describes_and_takes_that_work_along(
    work: Contribution,
) -> None:
    with transaction.atomic():
        found = tags_of("ocean")
        merging = apart(merge_them)
        work.tags.set(found)
    merging.join(timeout=60)
    assert tags(work) == ["sea"]


def test_whoever_describes_waits_for_who_merges_and_gets_the_tag_it_stands_for(
    work: Contribution,
) -> None:
    def describe() -> None:
        with transaction.atomic():
            work.tags.set(tags_of("ocean"))

    with transaction.atomic():
        merge_them()
        describing = apart(describe)
    describing.join(timeout=60)
    assert tags(work) == ["sea"]


def test_two_who_invent_the_same_words_in_another_order_do_not_wait_in_a_circle(
    work: Contribution,
) -> None:
    def describe() -> None:
        with transaction.atomic():
            work.tags.set(tags_of("wind, rain"))

    with transaction.atomic():
        tags_of("rain, wind")
        describing = apart(describe)
    describing.join(timeout=60)
    assert sorted(tags(work)) == ["rain", "wind"]
