"""What staff do with several rows of a list: first they see which, then say why."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import AuditRecord, Envelope
from tests import builders

pytestmark = pytest.mark.django_db
LIST = "/admin/accounts/envelope/"


def given_up(number: int = 1) -> list[int]:
    rows = [
        Envelope(
            to=f"{each}@studio.example",
            subject="Confirm your address",
            quarantined_at=timezone.now(),
            attempts=3,
            reason="No answer.",
        )
        for each in range(number)
    ]
    return [row.pk for row in Envelope.objects.bulk_create(rows)]


@pytest.fixture
def office(client: Client) -> Client:
    client.force_login(builders.staff("max"))
    return client


def sent(office: Client, keys: list[int], address: str = LIST, **more: str) -> str:
    asked = {"action": "again", "_selected_action": keys, **more}
    return office.post(address, asked, follow=True).content.decode()


def test_the_rows_and_the_question_come_first_and_a_dry_run_changes_nothing(
    office: Client,
) -> None:
    keys = given_up(25)
    page = sent(office, keys)
    assert "and 5 more like these" in page
    assert page.count('name="_selected_action"') == 25
    assert "Say why." in sent(office, keys, asked="yes")
    page = sent(office, keys, asked="yes", reason="It is back.", rehearse="yes")
    assert "Dry run: nothing was changed." in page
    assert page.count('name="_selected_action"') == 25
    assert not Envelope.objects.filter(quarantined_at=None).exists()
    assert "25 are tried again." in sent(office, keys, asked="yes", reason="It is back.")
    assert not Envelope.objects.filter(quarantined_at__isnull=False).exists()
    record = AuditRecord.objects.first()
    assert record
    assert record.reason == "It is back.\n\nNo answer."


def test_what_a_filter_found_is_still_what_is_meant_on_the_second_page(office: Client) -> None:
    keys = given_up(2)
    address = f"{LIST}?quarantined_at__isempty=0"
    sent(office, keys, address)
    assert "2 are tried again." in sent(office, keys, address, asked="yes", reason="It is back.")


def test_more_than_can_be_answered_for_are_refused(office: Client) -> None:
    given_up(201)
    page = sent(office, [Envelope.objects.latest("pk").pk], select_across="1", index="0")
    assert "These are more than 200 rows" in page
    assert Envelope.objects.filter(quarantined_at=None).count() == 0
