"""Staff publish a new version after they looked at it."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Accord
from tests import builders

pytestmark = pytest.mark.django_db
NEW = {"title": "The accord", "text": "# New\n\nAll *new*. <b>x</b>", "changes": "Everything."}
ADD = "admin:accounts_accord_add"


def window(name: str) -> Client:
    client = Client()
    client.force_login(builders.staff(name))
    return client


def test_paula_writes_looks_and_publishes() -> None:
    builders.accord()
    paula = window("paula")
    assert "A lawyer must read the accord" in paula.get(reverse(ADD)).content.decode()
    page = paula.post(reverse(ADD), NEW).content.decode()
    assert "<em>new</em>" in page
    assert "<h2>New</h2>" in page
    assert "&lt;b&gt;x&lt;/b&gt;" in page
    assert Accord.objects.newest() == Accord.objects.get(number=1)
    seal = re.search(r'name="seal" value="(\w+)"', page)
    assert seal
    paula.post(reverse(ADD), NEW | {"seal": seal[1], "publish": "yes"})
    newest = Accord.objects.get(number=2)
    assert (newest.text, newest.changes) == (NEW["text"], "Everything.")


def test_only_what_was_looked_at_is_published() -> None:
    paula = window("paula")
    page = paula.post(reverse(ADD), NEW | {"seal": "other", "publish": "yes"}).content.decode()
    assert "This is how it will be read" in page
    assert not Accord.objects.filter(number=2).exists()


def test_the_same_text_is_a_sentence() -> None:
    first, paula = builders.accord(), window("paula")
    same = {"title": first.title, "text": first.text, "changes": "None."}
    page = paula.post(reverse(ADD), same).content.decode()
    seal = re.search(r'name="seal" value="(\w+)"', page)
    assert seal
    page = paula.post(reverse(ADD), same | {"seal": seal[1], "publish": "y"}).content.decode()
    assert "This says the same as the version before." in page


def test_nobody_edits_or_removes_one_and_who_may_not_add_is_refused() -> None:
    first, paula = builders.accord(), window("paula")
    changed = reverse("admin:accounts_accord_change", args=[first.pk])
    assert paula.post(changed, NEW).status_code == 403
    assert paula.post(reverse("admin:accounts_accord_delete", args=[first.pk])).status_code == 403
    finn = Client()
    finn.force_login(builders.user("finn", is_staff=True))
    assert finn.get(reverse(ADD)).status_code == 403
