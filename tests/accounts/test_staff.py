"""Outside the admin, too, staff act as such with a second factor only."""

from __future__ import annotations

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from accounts.models import User
from tests import builders
from tests.contributions.disputing import dispute, edge_between, moderator
from tests.payouts import builders as money

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _asked_for(settings: Settings) -> None:
    settings.STAFF_SECOND_FACTOR = True


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_max_takes_nothing_down_before_he_has_a_second_factor() -> None:
    work = builders.work("ada").contribution
    max_ = moderator()
    client, url = signed_in(max_), reverse("removal", args=[work.pk])
    for answer in (client.get(url), client.post(url, {"reason": "A letter came."})):
        assert answer.status_code == 403
        assert reverse("mfa_index") in answer.content.decode()
    work.refresh_from_db()
    assert work.removed_at is None
    TOTP.activate(max_, generate_totp_secret())
    assert client.post(url, {"reason": "A letter came."}).status_code == 302
    work.refresh_from_db()
    assert work.removed_at


def test_for_everybody_else_the_page_is_still_not_there() -> None:
    work = builders.work("ada").contribution
    ben = signed_in(builders.user("ben"))
    assert ben.get(reverse("removal", args=[work.pk])).status_code == 404


def test_max_decides_nothing_before_he_has_a_second_factor() -> None:
    lamp = builders.work("ada")
    row = dispute(edge_between(builders.work("ben", sources={lamp: "contains"}), lamp))
    max_ = moderator()
    client = signed_in(max_)
    page = client.get(row.get_absolute_url()).content.decode()
    assert reverse("mfa_index") in page
    assert 'id="decide"' not in page
    url = reverse("dispute_decision", args=[row.pk])
    words = {"uphold": "no", "reason": "The line is there."}
    assert client.post(url, words).status_code == 403
    assert not client.get(reverse("disputes")).context["page"].object_list
    row.refresh_from_db()
    assert row.is_open
    TOTP.activate(max_, generate_totp_secret())
    assert 'id="decide"' in client.get(row.get_absolute_url()).content.decode()
    assert len(client.get(reverse("disputes")).context["page"].object_list) == 1


def test_finn_reads_no_draft_before_he_has_a_second_factor() -> None:
    url = money.computed().get_absolute_url()
    finn = builders.staff("finn")
    client = signed_in(finn)
    assert client.get(url).status_code == 404
    TOTP.activate(finn, generate_totp_secret())
    assert client.get(url).status_code == 200
