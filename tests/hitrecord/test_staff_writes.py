"""Whatever staff change in the admin is written down, and whom it is about reads it."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.admin.audited import WHY, AuditedAdmin
from accounts.models import AuditRecord, Skill
from accounts.services import audit
from contributions.models import Tag
from contributions.services.withdrawing import withdraw
from payouts.admin.typed import TypedAdmin
from payouts.models import Hold
from payouts.services.waivers import ask
from tests import builders
from tests.hitrecord.moderation.acting import decided, remark, reported, subject
from tests.hitrecord.test_reasons import hidden
from tests.payouts.builders import computed, sold

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
    said = {"name": "Seaside", "slug": "sea", "_save": "1", WHY: "As it is said."}
    address = f"/admin/contributions/tag/{tag.pk}/change/"
    said |= hidden(client.get(address).content.decode())
    assert client.post(address, said).status_code == 302
    skill = Skill.objects.create(name="Sawing", slug="sawing")
    client.post(f"/admin/accounts/skill/{skill.pk}/delete/", {"reason": "Nobody saws."})
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


def read_by(name: str) -> str:
    client = Client()
    client.force_login(builders.user(name))
    return client.get("/settings/staff/").content.decode()


def test_whose_remark_staff_removed_reads_it_and_who_was_reported_in_vain_does_not() -> None:
    eva, cleo = remark("eva"), remark("cleo")
    made = decided(reported(subject("comment", eva.pk)), removes=True)
    kept = decided(reported(subject("comment", cleo.pk)), reason="It is sharp, and about the work.")
    assert made.reason in read_by("eva")
    assert kept.reason not in read_by("cleo")
    assert made.reason not in read_by("ben")


def test_what_a_co_author_does_with_a_common_work_is_no_act_of_staff() -> None:
    work = builders.work("ada", "ben", title="Lamp").contribution
    withdraw(contribution=work, by=builders.user("ada"), now=timezone.now())
    assert AuditRecord.objects.filter(action="work withdrawn").exists()
    assert "Nothing so far." in read_by("ben")


def test_whose_share_was_held_and_whose_was_waived_read_why() -> None:
    song = builders.work("ada", "ben", title="Song")
    production = builders.production(builders.project())
    builders.credit(builders.piece(production, "Song", 1), song)
    proposal = computed(sold(production))
    paula = builders.staff("paula")
    for name, amount in (("ada", 100), ("ben", 100)):
        share = proposal.shares.get(person=builders.person(name))
        Hold.objects.create(share=share, amount=amount, reason="-", held_by=paula)
    hold = Hold.objects.get(share__person=builders.person("ada"))
    audit.record(
        actor=paula,
        action="share held",
        target=proposal,
        reason="A source is missing.",
        detail={"hold": hold.pk},
    )
    ask(
        production=production,
        person=builders.person("ben"),
        by=paula,
        now=timezone.now(),
        reason="He asked us by letter.",
    )
    assert "A source is missing." in read_by("ada")
    assert "A source is missing." not in read_by("ben")
    assert "He asked us by letter." in read_by("ben")
    assert "He asked us by letter." not in read_by("ada")


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
