"""A new name that the search could not be told of waits for staff, who have it tried again."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditRecord
from contributions.models import Renaming
from tests import builders

pytestmark = pytest.mark.django_db


def test_a_renaming_given_up_is_a_queue_and_begins_anew(client: Client) -> None:
    now = timezone.now()
    row = Renaming.objects.create(
        person=builders.person("ada"), through=7, attempts=3, quarantined_at=now, reason="It fell."
    )
    client.force_login(builders.staff("max"))
    page = client.get(reverse("admin:index")).content.decode()
    assert "Names that the search was not told of" in page
    address = reverse("admin:contributions_renaming_changelist")
    assert "It fell." in client.get(f"{address}?quarantined_at__isempty=0").content.decode()
    asked = {"action": "again", "_selected_action": [row.pk]}
    page = client.post(address, asked, follow=True).content.decode()
    assert "It fell." in page
    assert "left alone" in page
    assert Renaming.objects.filter(quarantined_at=now).exists()
    sent = asked | {"asked": "yes", "reason": "The search is back."}
    assert "tried again" in client.post(address, sent, follow=True).content.decode()
    row.refresh_from_db()
    assert (row.quarantined_at, row.attempts, row.through) == (None, 0, 7)
    assert Renaming.objects.due(timezone.now()).get() == row
    why = AuditRecord.objects.get(action="renaming tried again").reason
    assert why == "The search is back.\n\nIt fell."
