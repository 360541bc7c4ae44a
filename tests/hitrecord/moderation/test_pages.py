"""The pages of reports and decisions: for visitors, for whom it is about, for moderators."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import AuditRecord
from contributions.models import Case, Decision, Report
from contributions.services.comments import write
from contributions.services.inviting import invite
from hitrecord.moderation.appealing import appeal
from hitrecord.queries.queues import queues
from tests import builders
from tests.contributions import making
from tests.contributions.disputing import moderator
from tests.hitrecord.moderation.acting import decided, remark, reported, subject

pytestmark = pytest.mark.django_db


def signed_in(name: str) -> Client:
    client = Client()
    client.force_login(moderator(name) if name in ("max", "mia") else builders.user(name))
    return client


def test_a_visitor_reports_a_work_with_an_address(client: Client) -> None:
    work = builders.work("eva", title="Lamp").contribution
    page = client.get(f"/report/work/{work.pk}/")
    assert "Lamp" in page.content.decode()
    told = {"grounds": "mature", "words": "No warning.", "email": "jo@else.example"}
    assert client.post(f"/report/work/{work.pk}/", told)["Location"] == work.get_absolute_url()
    row = Report.objects.get()
    assert (row.case.target, row.email, row.by) == (work, "jo@else.example", None)


def test_what_is_missing_is_said_and_what_was_typed_stays(client: Client) -> None:
    work = builders.work("eva").contribution
    told = {"grounds": "other", "words": "", "email": "no address"}
    page = client.post(f"/report/work/{work.pk}/", told).content.decode()
    assert "Say in a sentence what is wrong." in page
    assert 'value="no address"' in page
    page = client.post(f"/report/work/{work.pk}/", {"words": "Look at it."}).content.decode()
    assert "Choose what is wrong." in page
    assert "Look at it." in page
    assert "Give an address" in page
    assert not Case.objects.exists()


def test_an_eleventh_report_within_an_hour_is_asked_to_wait(client: Client) -> None:
    work = builders.work("eva").contribution
    told = {"grounds": "spam", "email": "jo@else.example", "words": "Again."}
    for _ in range(10):
        assert client.post(f"/report/work/{work.pk}/", told).status_code == 302
    page = client.post(f"/report/work/{work.pk}/", told)
    assert "many reports within an hour" in page.content.decode()
    assert "Again." in page.content.decode()


@pytest.mark.parametrize("path", ["/report/work/1/", "/report/dream/1/", "/report/draft/1/"])
def test_what_nobody_sees_is_not_there_to_be_reported(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_whom_it_is_about_reads_the_reasons_and_appeals_once() -> None:
    made = decided(reported(subject("comment", remark("eva").pk)), removes=True)
    eva = signed_in("eva")
    page = eva.get(made.get_absolute_url()).content.decode()
    assert "It attacks Ben and not his work." in page
    again = eva.post(f"/decisions/{made.pk}/appeal/", {"words": " "})
    assert "Say why" in again.content.decode()
    assert eva.post(f"/decisions/{made.pk}/appeal/", {"words": "A joke."}).status_code == 302
    assert (
        "Another moderator than the first one" in eva.get(made.get_absolute_url()).content.decode()
    )
    assert signed_in("cleo").get(made.get_absolute_url()).status_code == 404
    assert signed_in("ben").get(made.get_absolute_url()).status_code == 404


def test_a_removed_remark_with_an_answer_says_that_staff_took_it_down(client: Client) -> None:
    said = remark("eva")
    write(thread=said.thread, author=builders.user("ben"), text="Ouch.", parent=said)
    decided(reported(subject("comment", said.pk)), removes=True)
    page = client.get(f"/works/{said.thread.contribution.pk}/").content.decode()
    assert "Taken down by staff." in page
    assert "you never will" not in page


def test_whoever_is_limited_reads_on_and_keeps_what_they_wrote() -> None:
    eva, until = builders.user("eva"), timezone.now() + timedelta(days=7)
    made = decided(reported(subject("person", eva.pk)), measure="limit", account=eva, until=until)
    # A later warning is about something else, and leads to no end of the limit.
    warned = reported(subject("comment", remark("eva").pk))
    decided(warned, measure="warn", account=eva)
    client, work = signed_in("eva"), builders.work("ben").contribution
    for path in (f"/works/{work.pk}/", builders.project().get_absolute_url(), "/contribute/"):
        page = client.get(path).content.decode()
        assert "you can look, but not write or publish." in page
        assert made.get_absolute_url() in page
        assert "<textarea" not in page
    answer = client.post(f"/works/{work.pk}/comments/", {"text": "One more thing about you."})
    assert answer.status_code == 403
    assert "One more thing about you." in answer.content.decode()
    type(eva).objects.filter(pk=eva.pk).update(limited_until=timezone.now())
    assert "<textarea" in client.get(f"/works/{work.pk}/").content.decode()
    assert client.post(f"/works/{work.pk}/comments/", {"text": "Sorry, Ben."}).status_code == 302


def test_whoever_is_suspended_reaches_their_rights_and_nothing_else() -> None:
    eva = builders.user("eva")
    made = decided(reported(subject("person", eva.pk)), measure="suspend", account=eva)
    client = signed_in("eva")
    assert client.get("/discover/").status_code == 403
    assert made.get_absolute_url() in client.get("/").content.decode()
    for path in (made.get_absolute_url(), "/earnings/", "/settings/export/", "/settings/leaving/"):
        assert client.get(path).status_code in (200, 302)
    assert client.post(f"/decisions/{made.pk}/appeal/", {"words": "No."}).status_code == 302
    assert "/earnings/" in Client().get("/earnings/")["Location"]


@pytest.mark.parametrize("restraint", [{"measure": "suspend"}, {"measure": "limit"}])
def test_whoever_is_suspended_or_limited_disputes_no_source(restraint: dict[str, Any]) -> None:
    eva, work = builders.user("eva"), builders.work("ben").contribution
    if restraint["measure"] == "limit":
        restraint = {**restraint, "until": timezone.now() + timedelta(days=7)}
    decided(reported(subject("person", eva.pk)), account=eva, **restraint)
    assert signed_in("eva").post(f"/works/{work.pk}/claim/", {}).status_code == 403


def test_an_appeal_waits_for_whoever_may_hear_it_and_its_page_leads_there() -> None:
    made = decided(reported(subject("comment", remark("eva").pk), by="ben"), removes=True)
    appeal(decision=made, by=builders.user("eva"), words="A joke.", now=timezone.now())
    listed = "/admin/contributions/decision/?queue=appeals"
    hearing = f"/admin/contributions/decision/{made.pk}/review/"
    for name, number in (("max", 0), ("mia", 1)):
        waits = {str(queue.label): queue.count for queue in queues(moderator(name))}
        assert waits["Appeals"] == number
        assert signed_in(name).get(listed).content.decode().count(hearing) == number
    # Nobody hears their own, whoever else decided.
    assert {str(q.label): q.count for q in queues(moderator("eva"))}["Appeals"] == 0
    page = f"/admin/contributions/decision/{made.pk}/change/"
    assert hearing in signed_in("mia").get(page).content.decode()


def test_a_moderator_tries_a_decision_and_then_takes_it() -> None:
    case = reported(subject("comment", remark("eva").pk))
    client, path = signed_in("max"), f"/admin/contributions/case/{case.pk}/decide/"
    assert "you never will" in client.get(path).content.decode()
    told = {"removes": "on", "template": "harassment", "days": "7"}
    page = client.post(path, {**told, "rehearse": "1"}).content.decode()
    assert "Eva is told" in page
    assert not Decision.objects.exists()
    assert client.post(path, told).status_code == 302
    assert Decision.objects.get().reason.startswith("It attacks a person")
    assert "Max has decided this already" in signed_in("mia").post(path, told).content.decode()


def test_a_decision_without_reasons_is_asked_for_them() -> None:
    case = reported(subject("comment", remark("eva").pk))
    path = f"/admin/contributions/case/{case.pk}/decide/"
    page = signed_in("max").post(path, {"removes": "on", "days": "7"}).content.decode()
    assert "Say why. Whoever it is about reads it." in page
    assert not Decision.objects.exists()


def test_another_moderator_undoes_it_in_the_admin() -> None:
    made = decided(reported(subject("comment", remark("eva").pk)), removes=True)
    path = f"/admin/contributions/decision/{made.pk}/review/"
    assert "Nobody has appealed" in signed_in("mia").get(path).content.decode()
    signed_in("eva").post(f"/decisions/{made.pk}/appeal/", {"words": "A joke."})
    assert "You decided about this" in signed_in("max").get(path).content.decode()
    assert signed_in("mia").post(path, {"upheld": "no", "reason": "It is."}).status_code == 302
    made.refresh_from_db()
    assert made.is_undone


def test_a_reported_draft_is_read_with_a_reason_that_is_written_down() -> None:
    draft = making.draft("eva")
    builders.user("ben")
    invite(draft=draft, handle="ben", role="Ink", now=timezone.now())
    case = reported(subject("draft", draft.pk, "ben"))
    path = f"/admin/contributions/case/{case.pk}/evidence/"
    client = signed_in("max")
    draft.text = "A secret."
    draft.save()
    assert "A secret." not in client.get(path).content.decode()
    assert "A secret." not in client.post(path, {"reason": ""}).content.decode()
    assert "A secret." in client.post(path, {"reason": "To judge it."}).content.decode()
    assert AuditRecord.objects.get(action="draft read").reason == "To judge it."
    assert signed_in("cleo").get(path).status_code in (302, 403)
    decided(case)
    assert client.post(path, {"reason": "Once more."}).status_code == 403


def test_the_queue_asks_as_often_for_ten_cases_as_for_one() -> None:
    client, counts = signed_in("max"), []
    for several in (1, 9):
        for _ in range(several):
            reported(subject("comment", remark("eva").pk))
        with CaptureQueriesContext(connection) as seen:
            assert client.get("/admin/contributions/case/").status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_a_search_in_the_words_of_reports_counts_each_report_once() -> None:
    case = reported(subject("comment", remark("eva").pk), by="ben", words="A threat.")
    reported(subject("comment", case.target_id), by="cleo", words="A threat, too.")
    found: Any = Case.objects.with_counts().filter(reports__words__contains="threat")
    assert list(found.values_list("reports_count", flat=True)) == [2]
