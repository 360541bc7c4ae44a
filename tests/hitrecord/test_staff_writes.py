"""Whatever staff change in the admin is written down, and whom it is about reads it."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from accounts.admin.audited import AuditedAdmin
from accounts.models import AuditRecord, Skill
from accounts.services import audit
from contributions.models import Tag
from payouts.admin.typed import TypedAdmin
from tests import builders
from tests.hitrecord.moderation.acting import decided, remark, reported, subject

pytestmark = pytest.mark.django_db
BY_A_SERVICE = {
    "AccordAdmin",
    "ProposalAdmin",
    "BatchAdmin",
    "SaleAdmin",
    "CostAdmin",
    "BudgetAdmin",
    "StaffPickAdmin",
    "LegalTextAdmin",
}
"""Their forms call services that write the record themselves."""


def test_every_form_of_the_admin_that_saves_is_audited() -> None:
    request = RequestFactory().get("/admin/")
    request.user = builders.staff("paula")
    unaudited = {
        type(one).__name__
        for one in admin.site._registry.values()
        if (
            one.has_add_permission(request)
            or one.has_change_permission(request)
            or one.has_delete_permission(request)
        )
        and not isinstance(one, (AuditedAdmin, TypedAdmin))
    }
    assert unaudited - BY_A_SERVICE == set()


def test_a_saved_form_and_a_deletion_are_in_the_log() -> None:
    client, tag = Client(), Tag.objects.create(name="Sea", slug="sea")
    client.force_login(builders.staff("paula"))
    said = {"name": "Seaside", "slug": "sea", "_save": "1"}
    assert client.post(f"/admin/contributions/tag/{tag.pk}/change/", said).status_code == 302
    skill = Skill.objects.create(name="Sawing", slug="sawing")
    client.post(f"/admin/accounts/skill/{skill.pk}/delete/", {"post": "yes"})
    acts = set(AuditRecord.objects.values_list("action", flat=True))
    assert acts == {"tag changed", "skill deleted"}
    page = client.get(f"/admin/contributions/tag/{tag.pk}/history/").content.decode()
    assert "tag changed" in page


def test_whom_it_is_about_reads_what_staff_did_and_why() -> None:
    made = decided(
        reported(subject("person", builders.user("eva").pk)),
        measure="warn",
        account=builders.user("eva"),
    )
    audit.record(actor=builders.user("cleo"), action="something else", target=builders.user("cleo"))
    client = Client()
    client.force_login(builders.user("eva"))
    page = client.get("/settings/staff/").content.decode()
    assert made.reason in page
    assert "something else" not in page
    client.force_login(builders.user("ben"))
    assert made.reason not in client.get("/settings/staff/").content.decode()


def test_the_dashboard_asks_as_often_for_ten_as_for_one() -> None:
    client, counts = Client(), []
    client.force_login(builders.staff("paula"))
    client.get("/admin/")
    for several in (1, 9):
        for _ in range(several):
            reported(subject("comment", remark("eva").pk))
        with CaptureQueriesContext(connection) as seen:
            page = client.get("/admin/").content.decode()
        counts.append(len(seen))
    assert ">10</td>" in page
    assert counts[0] == counts[1]


def test_staff_find_people_works_and_projects_in_one_place() -> None:
    builders.work("ada", title="The long pier")
    builders.project("Pier at night")
    client = Client()
    client.force_login(builders.staff("paula"))
    page = client.get("/admin/search/?q=pier").content.decode()
    assert "The long pier" in page
    assert "Pier at night" in page
    assert client.get("/admin/search/?q=").status_code == 200
