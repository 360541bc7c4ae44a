"""The words in the heading of the wall: kept for an hour, and none of what was taken down."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from contributions.models import Contribution, Tag
from contributions.publication.tagging import tags_of
from contributions.queries.tags import find_popular, popular_tags
from contributions.services.merging_tags import merge
from contributions.services.removing import remove
from contributions.services.withdrawing import withdraw
from tests import builders

pytestmark = pytest.mark.django_db


def tagged(names: str) -> Contribution:
    work = builders.work("ada").contribution
    work.tags.set(tags_of(names))
    return work


def popular() -> list[str]:
    return [slug for slug, _name in popular_tags()]


def test_a_word_of_a_work_alone_goes_with_it(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    tagged("fog")
    first, second = tagged("fog, secret"), tagged("fog, whisper")
    find_popular()
    assert popular() == ["fog", "secret", "whisper"]
    now, max_ = timezone.now(), builders.staff("max")
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(contribution=first, by=builders.user("ada"), now=now)
    assert popular() == ["fog", "whisper"]
    with django_capture_on_commit_callbacks(execute=True):
        remove(contribution=second, by=max_, reason="No.", hide_title=False, now=now)
    assert popular() == ["fog"]


def test_what_is_merged_away_leads_to_its_tag_and_is_not_offered_any_more(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks, client: Client
) -> None:
    tagged("ocean")
    tagged("sea")
    find_popular()
    with django_capture_on_commit_callbacks(execute=True):
        ocean, sea = (Tag.objects.get(slug=slug) for slug in ("ocean", "sea"))
        merge(alias=ocean, into=sea, by=builders.staff("max"))
    assert popular() == ["sea"]
    assert client.get("/tags/ocean/").headers["Location"] == "/tags/sea/"
