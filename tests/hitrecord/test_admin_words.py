"""What staff read in lists is in their language."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib import admin
from django.utils.translation import override

from contributions.models import Album, Signing
from projects.models import Call, Plan, Project, Update


@pytest.mark.parametrize(
    ("model", "columns"),
    [
        (Project, ("calls", "waiting", "accepted", "owed")),
        (Call, ("answers", "waiting")),
        (Album, ("works", "curators")),
        (Signing, ("try_again",)),
        (Update, ("changes",)),
        (Plan, ("places",)),
    ],
)
def test_a_column_and_an_action_are_called_in_german(model: type, columns: tuple[str, ...]) -> None:
    listed: Any = admin.site.get_model_admin(model)
    for column in columns:
        label = getattr(listed, column).short_description
        with override("en"):
            english = str(label)
        with override("de"):
            assert str(label) != english, column


def test_the_first_page_of_staff_is_called_in_german() -> None:
    with override("de"):
        assert str(admin.site.index_title) != "Staff"
