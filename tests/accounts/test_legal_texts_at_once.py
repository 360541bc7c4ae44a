"""Two of the staff publish the same legal words at the same moment: there is one new version."""

from __future__ import annotations

from functools import partial

import pytest
from django.test import Client

from accounts.models import LegalText
from tests import builders
from tests.at_once import together

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_second_reads_that_it_is_published_already() -> None:
    pages: list[str] = []
    before = LegalText.objects.filter(page="imprint").count()

    def publish(window: Client) -> None:
        said = {"page": "imprint", "text": "We are four.", "changes": "One more."}
        answer = window.post("/admin/accounts/legaltext/add/", said)
        if answer.status_code == 200:
            pages.append(answer.content.decode())

    windows = [Client(), Client()]
    for name, window in zip(("paula", "pia"), windows, strict=True):
        window.force_login(builders.staff(name))
    assert together(*(partial(publish, window) for window in windows)) == ["done", "done"]
    assert LegalText.objects.filter(page="imprint").count() == before + 1
    [page] = pages
    assert "This says the same as the version before." in page
