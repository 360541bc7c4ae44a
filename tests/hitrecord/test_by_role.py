"""Every role walks through the office as what it is, not as a superuser."""

from typing import Any

import pytest
from django.test import Client

from hitrecord.queries.queues import KINDS, queues
from hitrecord.roles import DOES
from tests import builders
from tests.hitrecord.waiting import office

pytestmark = pytest.mark.django_db


def at_work(role: str) -> Client:
    client = Client()
    client.force_login(builders.staff(f"the-{role}", role=role))
    return client


def rows_of(client: Client, address: str) -> int:
    answer: Any = client.get(address)
    assert answer.status_code == 200, address
    return int(answer.context["cl"].result_count)


@pytest.mark.parametrize("role", DOES)
def test_each_role_opens_its_dashboard_its_queues_its_lists_and_what_is_in_them(role: str) -> None:
    office()
    client = at_work(role)
    desk: Any = client.get("/admin/")
    assert desk.status_code == 200
    for queue in desk.context["queues"]:
        assert rows_of(client, queue.url) == queue.count, queue.label
    for app in desk.context["app_list"]:
        for model in app["models"]:
            listed: Any = client.get(model["admin_url"])
            assert listed.status_code == 200, model["admin_url"]
            first = listed.context["cl"].result_list[:1] if listed.context.get("cl") else []
            for row in first:
                assert client.get(f"{model['admin_url']}{row.pk}/change/").status_code == 200
            if model["add_url"]:
                begun = client.get(model["add_url"], follow=True)
                assert begun.status_code == 200, model["add_url"]


@pytest.mark.parametrize("role", DOES)
def test_each_role_finds_people_works_and_projects(role: str) -> None:
    builders.work("cleo", title="Cleo in the fog")
    builders.project("Cleo goes out")
    client = at_work(role)
    page: Any = client.get("/admin/search/?q=cleo")
    found = {group.label: [row.label for row in group.rows] for group in page.context["found"]}
    assert found["people"] == ["Cleo"]
    assert found["contributions"] == ["Cleo in the fog"]
    assert found["projects"] == ["Cleo goes out"]
    for group in page.context["found"]:
        for row in group.rows:
            assert client.get(row.url).status_code == 200


def test_the_number_of_every_queue_is_that_of_the_list_behind_it() -> None:
    office()
    client = Client()
    client.force_login(builders.staff("olga"))
    told = {str(queue.label): queue for queue in queues(builders.user("olga"))}
    assert len(told) == len(KINDS)
    listed = {label: rows_of(client, queue.url) for label, queue in told.items()}
    assert listed == {label: queue.count for label, queue in told.items()}
    for label, queue in told.items():
        assert "?" in queue.url, label
    waiting = {label for label, queue in told.items() if queue.count}
    assert {
        "Appeals",
        "Books: payouts stand still",
        "Copyright notices",
        "Daily comparisons that fail",
        "Departures given up",
        "Objections without an answer",
        "People whose letter with a claim link could not be delivered",
        "Projects in review",
        "Reports",
        "Sales without a proposal",
        "Works that wait for a project’s leads",
    } <= waiting
