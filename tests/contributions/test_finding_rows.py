"""The constraints on what works are ranked and found by."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from contributions.models import Ranking, Tag, TagMerge, Views
from tests import builders

pytestmark = pytest.mark.django_db
DAY = date(2026, 4, 19)


def refused(name: str, model: Any, **fields: Any) -> None:
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        model.objects.create(**fields)


def test_views_of_a_day_are_one_row_and_no_empty_one() -> None:
    work = builders.work().contribution
    Views.objects.create(contribution=work, day=DAY)
    refused("views_of_a_day_are_one_row", Views, contribution=work, day=DAY)
    refused("a_day_with_views_has_a_viewer", Views, contribution=work, day=DAY, people=0)


@pytest.mark.parametrize("warmth", [-0.1, 1.0, float("nan")])
def test_warmth_is_a_share(warmth: float) -> None:
    work = builders.work().contribution
    refused(
        "warmth_is_a_share",
        Ranking,
        contribution=work,
        warmth=warmth,
        computed_at=timezone.now(),
    )


def test_a_tag_is_no_alias_of_itself() -> None:
    sea = Tag.objects.create(slug="sea", name="Sea")
    with pytest.raises(IntegrityError, match="a_tag_is_no_alias_of_itself"):
        Tag.objects.filter(pk=sea.pk).update(alias_of=sea)


def test_a_look_at_a_tag_has_a_time_and_a_person() -> None:
    sea = Tag.objects.filter(pk=Tag.objects.create(slug="sea", name="Sea").pk)
    for half in ({"looked_at": timezone.now()}, {"looked_by": builders.user("ada")}):
        rule = "a_look_at_a_tag_has_a_time_and_a_person"
        with pytest.raises(IntegrityError, match=rule), transaction.atomic():
            sea.update(**half)


def test_a_tag_is_merged_away_once_at_a_time() -> None:
    sea, ocean = (Tag.objects.create(slug=name, name=name) for name in ("sea", "ocean"))
    merge = {
        "alias": sea,
        "into": ocean,
        "works": [],
        "gained": [],
        "aliases": [],
        "by": builders.staff("max"),
    }
    TagMerge.objects.create(**merge)
    refused("a_tag_is_merged_away_once_at_a_time", TagMerge, **merge)
