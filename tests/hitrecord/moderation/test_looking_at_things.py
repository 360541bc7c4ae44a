"""A moderator sees the thing itself in the office, whose it is and where it stands."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from contributions.models import Comment, Version
from contributions.services.comments import write
from tests import builders

pytestmark = pytest.mark.django_db
COMMENTS = "/admin/contributions/comment/"


@pytest.fixture
def moderator() -> Client:
    client = Client()
    client.force_login(builders.staff("max", role="moderator"))
    return client


def remark(on: Version, by: str, text: str) -> Comment:
    return write(thread=on.contribution.thread, author=builders.user(by), text=text)


def read(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_a_work_is_shown_with_its_text_its_authors_and_the_way_to_take_it_down(
    moderator: Client,
) -> None:
    work = builders.work("ada", title="Harbour", text="The boats are asleep.").contribution
    page = read(moderator, f"/admin/contributions/contribution/{work.pk}/change/")
    assert "The boats are asleep." in page
    assert f'href="{reverse("profile", args=["ada"])}"' in page
    assert f'href="/works/{work.pk}/removal/"' in page
    assert "AI use" not in page.split("The boats are asleep.")[0]
    listed = read(moderator, "/admin/contributions/contribution/")
    assert "Take it down …" in listed
    paula = Client()
    paula.force_login(builders.staff("cora", role="curator"))
    assert "Take it down …" not in read(paula, "/admin/contributions/contribution/")


def test_a_comment_says_on_what_it_is_and_is_taken_down_with_a_reason(moderator: Client) -> None:
    found = remark(builders.work("ada", title="Harbour"), "dan", "Rude words.")
    address = f"{COMMENTS}{found.pk}/"
    page = read(moderator, f"{address}change/")
    assert "Rude words." in page
    assert "Comment by Dan on “Harbour”" in page
    assert f"#comment-{found.pk}" in page
    assert f"{address}down/" in page
    moderator.post(f"{address}down/", {"reason": "An insult."})
    found.refresh_from_db()
    assert found.removed_by == builders.user("max")
    assert "It is down already." in read(moderator, f"{address}down/")


def test_whoever_does_not_decide_takes_no_comment_down() -> None:
    found = remark(builders.work("ada"), "dan", "Hm.")
    cora = Client()
    cora.force_login(builders.staff("cora", role="curator"))
    assert cora.post(f"{COMMENTS}{found.pk}/down/", {"reason": "No."}).status_code == 403
    assert not Comment.objects.exclude(removed_at=None).exists()


@pytest.mark.parametrize("kind", ["comment", "contribution"])
def test_a_list_of_things_asks_as_much_for_many_as_for_few(moderator: Client, kind: str) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            read(moderator, f"/admin/contributions/{kind}/")
        return len(queries)

    remark(builders.work("ada", title="One"), "dan", "First.")
    few = asked()
    for title in ("Two", "Three", "Four"):
        remark(builders.work("ada", title=title), "ben", "More.")
    assert asked() == few
