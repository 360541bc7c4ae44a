"""What staff see of a proposal: its state in the words of its page, and nothing that is empty."""

import re

import pytest

from tests.payouts import builders as money
from tests.payouts.admin.test_walk import signed_in
from tests.payouts.test_objections import objected

pytestmark = pytest.mark.django_db


def test_the_list_has_the_state_in_the_words_of_the_page_and_a_day() -> None:
    money.opened(money.computed())
    page = signed_in("paula").get("/admin/payouts/proposal/").content.decode()
    assert re.search(r'class="field-state_shown"[^>]*>Proposed<', page)
    assert re.search(r'class="field-drafted_at nowrap"', page)


def test_a_proposals_page_says_its_objections_and_leaves_out_what_is_empty() -> None:
    found = money.opened(money.computed())
    paula = signed_in("paula")
    page = paula.get(f"/admin/payouts/proposal/{found.pk}/change/").content.decode()
    assert "field-objections_said" in page
    assert "field-closes" in page
    assert "field-final_at" not in page
    objected(found)
    page = paula.get(f"/admin/payouts/proposal/{found.pk}/change/").content.decode()
    assert "1, of them 1 without an answer" in page


def test_only_an_open_proposal_has_an_end_of_its_window() -> None:
    found = money.distributed()
    page = signed_in("paula").get(f"/admin/payouts/proposal/{found.pk}/change/").content.decode()
    assert "field-closes" not in page
    assert "field-final_at" in page
