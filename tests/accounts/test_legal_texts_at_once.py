"""Two of the staff publish the same legal words at the same moment: there is one new version."""

from __future__ import annotations

from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test import Client

from accounts.models import LegalText
from tests import builders

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_second_reads_that_it_is_published_already() -> None:
    start, pages = Barrier(2), []
    windows = []
    for name in ("paula", "pia"):
        builders.staff(name)
        window = Client()
        window.force_login(builders.user(name))
        windows.append(window)
    before = LegalText.objects.filter(page="imprint").count()

    def act(window: Client) -> None:
        said = {"page": "imprint", "text": "We are four.", "changes": "One more."}
        start.wait(timeout=20)
        try:
            answer = window.post("/admin/accounts/legaltext/add/", said)
            if answer.status_code == 200:
                pages.append(answer.content.decode())
        finally:
            connection.close()

    both = [Thread(target=act, args=[window]) for window in windows]
    for one in both:
        one.start()
    for one in both:
        one.join(timeout=60)
    assert LegalText.objects.filter(page="imprint").count() == before + 1
    [page] = pages
    assert "This says the same as the version before." in page
