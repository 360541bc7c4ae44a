"""Payouts stand still: each finding is kept and answered, and two people let payouts go on."""

import pytest
from django.db import connection

from accounts.models import AuditRecord, Notice
from hitrecord.foundation.clock import database_now
from payouts.freezing import freeze
from payouts.models import Finding, Freeze
from payouts.withdrawal.comparing import went_wrong
from tests import builders
from tests.payouts.admin.test_walk import signed_in
from tests.payouts.withdrawal import leaving, lifting

pytestmark = pytest.mark.django_db


def at(made: Freeze, step: str = "") -> str:
    steps = {"": "change/", "lift": "lift/"}
    return f"/admin/payouts/freeze/{made.pk}/{steps.get(step, f'{step}/guarded/')}"


def does(name: str, url: str, reason: str = "A test entry; reversed.") -> str:
    return signed_in(name).post(url, {"reason": reason}, follow=True).content.decode()


def frozen(*sentences: str, source: str = "books") -> Freeze:
    made = freeze(list(sentences or ["The books do not balance."]), source)
    assert made
    return made


def test_what_is_found_while_a_freeze_stands_is_kept_and_told() -> None:
    finn = builders.staff("finn")
    made = frozen("P-1-1: The provider has another amount.", source="sandbox")
    for _night in range(2):
        assert frozen("Entry sale:1 has 1 postings.") == made
    told = Notice.objects.filter(recipient=finn).order_by("pk")
    assert [one.body for one in told] == [one.sentence for one in Finding.objects.all()]
    page = signed_in("finn").get(at(made)).content.decode()
    assert "another amount" in page
    assert 'href="/admin/payouts/entry/?q=sale:1"' in page
    assert 'href="/admin/payouts/payout/?q=P-1-1"' in page
    assert "Payouts stand still: 2 findings have no answer." in page
    assert page.count("disabled>") == 2
    assert "Findings without an answer: 2. Answer each first." in page
    assert "and 1 more" in signed_in("finn").get("/admin/payouts/freeze/").content.decode()


def test_payouts_go_on_when_all_is_answered_asked_for_and_agreed() -> None:
    made = frozen("The bank is on fire.", "The till, too.")
    assert "without an answer: 2" in does("finn", at(made, "ask"))
    first, second = made.findings.all()
    url = at(made, "answer")
    assert "It was steam." in does("finn", f"{url}?finding={first.pk}", "It was steam.")
    assert "without an answer: 1" in does("finn", at(made, "ask"))
    assert "Choose what you answer" in does("olga", url, "A drill.")
    url = f"{url}?finding={second.pk}"
    assert "The till, too." in signed_in("olga").get(url).content.decode()
    does("olga", url, "A drill.")
    assert "Nobody has asked yet" in does("olga", at(made, "lift"))
    assert "Every provider is asked now" in does("finn", at(made, "ask"))
    assert "You asked that payouts go on" in does("finn", at(made, "lift"))
    assert "Not compared with masspay since" in does("olga", at(made, "lift"))
    lifting.compared()
    assert "Say why" in does("olga", at(made, "lift"), " ")
    assert "Payouts can go on." in does("olga", at(made, "lift"))
    made.refresh_from_db()
    assert (made.asked_by, made.lifted_by) == (builders.staff("finn"), builders.staff("olga"))
    assert "lifted already" in does("olga", at(made, "lift"))
    assert AuditRecord.objects.filter(target_id=str(made.pk), action__contains="go on").count() == 2


def test_findings_that_are_ticked_get_one_answer_and_the_others_none() -> None:
    made = frozen("The bank is on fire.", "The till, too.", "A door squeaks.")
    one, two, door = made.findings.all()
    chosen = f"{at(made, 'answer')}?finding={one.pk}&finding={two.pk}"
    assert "One answer for all 2 findings." in signed_in("finn").get(chosen).content.decode()
    does("finn", chosen, "A drill.")
    assert [finding.sentence for finding in made.findings.unanswered()] == ["A door squeaks."]
    refused = does("finn", at(made, "ask"))
    assert f"?finding={door.pk}" in refused
    assert f"?finding={one.pk}" not in refused


def test_a_provider_that_does_not_answer_keeps_payouts_where_they_are() -> None:
    made = lifting.asked(frozen())
    went_wrong("sandbox", "It did not answer.", database_now())
    assert "Not compared with sandbox" in does("olga", at(made, "lift"))


def test_books_that_are_broken_still_are_a_finding_more() -> None:
    leaving.owed()
    made = lifting.asked(frozen())
    with connection.cursor() as cursor:
        cursor.execute("UPDATE payouts_balance SET credits = credits + 1")
    assert "still not in order: The balance of" in does("olga", at(made, "lift"))
    made.refresh_from_db()
    assert made.lifted_at is None
    assert made.asked_at is None
    assert made.findings.unanswered().exists()


def test_a_dry_run_of_lifting_leaves_payouts_frozen() -> None:
    made = lifting.asked(frozen())
    given = {"reason": "I looked, too.", "rehearse": "yes"}
    assert "payouts go on" in signed_in("olga").post(at(made, "lift"), given).content.decode()
    assert Freeze.objects.standing().exists()


def test_what_two_people_let_go_freezes_no_second_time() -> None:
    sentence = "P-9-9: The provider has it, and we never sent it."
    lifting.lifted(frozen(sentence, source="sandbox"))
    assert freeze([sentence], "sandbox") is None
    assert freeze([sentence], "stripe") is not None


def test_whoever_may_not_change_freezes_takes_no_step() -> None:
    made = frozen()
    mia = builders.user("mia", is_staff=True)
    client = signed_in("finn")
    client.force_login(mia)
    assert client.post(at(made, "ask"), {"reason": "Please."}).status_code == 403
    assert signed_in("finn").get(at(made, "melt")).status_code == 404
