from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.people import Person

pytestmark = pytest.mark.browser


def test_ada_signs_up_confirms_her_address_and_lands_on_calls(ada: Person) -> None:
    ada.open("/calls/").sees("Those for your skills come first.")
    expect(ada.page.get_by_role("heading", level=1)).to_have_text("Calls")
    ada.open("/settings/profile/")
    expect(ada.page.get_by_label("Poetry", exact=True)).to_be_checked()
    expect(ada.page.get_by_label("Name", exact=True)).to_have_value("Ada Brandt")
