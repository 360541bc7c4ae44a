"""Staff looks through the words that members gave their works."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditRecord, User
from contributions.models import Contribution, Tag
from contributions.publication.tagging import tags_of
from hitrecord.queries.queues import queues
from tests import builders

pytestmark = pytest.mark.django_db
LIST = "/admin/contributions/tag/"
WHY = "I read all of them."


@pytest.fixture
def max_() -> User:
    return builders.staff("max")


@pytest.fixture
def office(client: Client, max_: User) -> Client:
    client.force_login(max_)
    return client


def tagged(*names: str) -> Contribution:
    work = builders.work("ada").contribution
    work.tags.set(tags_of(", ".join(names)))
    return work


def waiting(user: User) -> int:
    return next(queue.count for queue in queues(user) if queue.url.startswith(LIST))


def act(office: Client, action: str, *slugs: str) -> None:
    keys = Tag.objects.filter(slug__in=slugs).values_list("pk", flat=True)
    asked = {"action": action, "_selected_action": list(keys)}
    kept, merges = Tag.objects.filter(looked_at=None).count(), AuditRecord.objects.count()
    assert office.post(LIST, asked).status_code == 200
    assert "Say why." in office.post(LIST, asked | {"asked": "yes"}).content.decode()
    rehearsed = asked | {"asked": "yes", "reason": WHY, "rehearse": "yes"}
    assert "Dry run: nothing was changed." in office.post(LIST, rehearsed).content.decode()
    assert Tag.objects.filter(looked_at=None).count() == kept
    assert AuditRecord.objects.count() == merges
    assert office.post(LIST, asked | {"asked": "yes", "reason": WHY}).status_code == 302


def test_new_tags_wait_until_somebody_keeps_them(office: Client, max_: User) -> None:
    tagged("lighthouse", "fog")
    assert waiting(max_) == 2
    act(office, "keep", "fog")
    act(office, "keep", "fog")
    assert waiting(max_) == 1
    kept = Tag.objects.get(slug="fog")
    assert (kept.looked_by, AuditRecord.objects.get().action) == (max_, "tag.keep")
    assert AuditRecord.objects.get().reason == WHY
    assert "fog" not in shown(office, "?looked_at__isempty=1&alias_of__isempty=1")


def test_a_new_spelling_is_merged_into_the_older_tag_it_looks_like(
    office: Client, max_: User
) -> None:
    tagged("lighthouse", "rain")
    work = tagged("lighthouses", "fog")
    page = shown(office)
    assert page.count('class="field-looks_like">lighthouse<') == 1
    keys = list(Tag.objects.filter(slug__in=["lighthouses", "fog"]).values_list("pk", flat=True))
    asked = {"action": "merge_alike", "_selected_action": keys}
    page = office.post(LIST, asked).content.decode()
    assert "lighthouses → lighthouse, on 1 work" in page
    assert "fog stays" in page
    act(office, "merge_alike", "lighthouses", "lighthouse", "fog")
    assert AuditRecord.objects.get(action="tag.merge").reason == WHY
    assert set(work.tags.values_list("slug", flat=True)) == {"lighthouse", "fog"}
    assert waiting(max_) == 3  # all but the alias


def test_the_list_asks_equally_often_for_two_tags_and_for_forty(office: Client) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as asked:
            shown(office)
        return len(asked)

    tagged("one", "ones")
    shown(office)
    few = statements()
    Tag.objects.bulk_create(Tag(slug=f"word-{n}", name=f"word {n}") for n in range(40))
    assert statements() == few


def shown(office: Client, asked: str = "") -> str:
    return office.get(LIST + asked).content.decode().partition('id="result_list"')[2]
