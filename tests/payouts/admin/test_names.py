"""Pages of money are headed by names that people use; forms begin with what happens to whose
money."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from payouts.models import Cost, Policy
from tests import builders
from tests.payouts import builders as money
from tests.payouts.admin.test_walk import signed_in

pytestmark = pytest.mark.django_db


def page(client: Client, address: str) -> str:
    return client.get(f"/admin/{address}").content.decode()


def test_a_cost_is_called_by_what_it_paid_and_says_how_far_it_has_gone() -> None:
    money.distributed()
    finn, cost = signed_in("finn"), Cost.objects.get(what="Subtitles")
    assert "Cost: Subtitles, $640.00" in page(finn, f"payouts/cost/{cost.pk}/change/")
    assert page(finn, "payouts/cost/").count("shared out on ") == 3
    money.cost(builders.production(), 500, "Posters")
    assert "waits for a proposal" in page(finn, "payouts/cost/")


def test_the_rules_of_a_split_are_told_in_percents_and_words() -> None:
    production = money.sold()
    shown = page(signed_in("paula"), f"payouts/policy/{Policy.objects.get().pk}/change/")
    assert f"Rules of the split: {production}" in shown
    assert "50 %" in shown
    assert "contains 4, based on 2" in shown
    assert "5000" not in shown


def test_where_nothing_can_be_chosen_it_is_said_instead_of_an_empty_select() -> None:
    shown = page(signed_in("finn"), "payouts/guardiancheck/add/")
    assert "There is nothing to check" in shown
    assert "<select" not in shown.split("</header>")[-1]
    assert "Say that somebody is under age" in page(signed_in("finn"), "payouts/minor/add/")


def test_staff_find_money_and_people_by_name() -> None:
    money.sold()
    shown = page(signed_in("finn"), "search/?q=Subtitles")
    assert "/admin/payouts/cost/" in shown
    listed = page(signed_in("paula"), "accounts/person/")
    assert "@ada" in listed
    assert "no account" not in listed


def test_the_list_of_people_asks_as_much_for_many_as_for_few() -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            page(paula, "accounts/person/")
        return len(queries)

    paula = signed_in("paula")
    builders.work("ada")
    few = asked()
    for name in ("ben", "cleo", "dan"):
        builders.work(name)
    assert asked() == few


def test_new_tags_are_a_queue_only_for_who_can_work_through_them() -> None:
    assert "New tags" not in page(signed_in("finn"), "")
    max_ = Client()
    max_.force_login(builders.staff("max", role="moderator"))
    assert "New tags" in page(max_, "")


def test_a_dispute_list_marks_those_without_a_decision() -> None:
    max_ = Client()
    max_.force_login(builders.staff("max", role="moderator"))
    shown = page(max_, "contributions/dispute/?outcome__exact=")
    assert "None yet" in shown
