"""The audit log is read in one's own language, at each thing that something is written about."""

from __future__ import annotations

import ast
from datetime import timedelta
from re import compile as pattern

import pytest
from django.contrib.admin import site
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from accounts.admin.audited import AuditedAdmin
from accounts.models import AuditRecord, User
from accounts.models.act import ACTS, act_said
from accounts.queries.acts import acts_about
from accounts.services.roles import ask, decide
from contributions.domain.copyright import Step
from contributions.services.picking import end_pick, pick
from hitrecord.roles import make_roles
from payouts.admin.opened import KeptOpenings
from payouts.models import Hold
from tests import builders
from tests.contributions.disputing import moderator
from tests.contributions.services.test_copyright import notice, stepped
from tests.hitrecord.moderation.acting import decided, remark, reported, subject
from tests.hitrecord.test_architecture import modules
from tests.hitrecord.test_reasons import WHY, change

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def signed_in(user: User, language: str = "en") -> Client:
    User.objects.filter(pk=user.pk).update(language=language)
    client = Client()
    client.force_login(User.objects.get(pk=user.pk))
    return client


def written_down() -> list[str]:
    """Each act that is written in the code: `*` stands for what is put in."""
    found: list[str] = []
    for path in modules():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            if name == "record" or getattr(node.func, "id", "") == "record":
                told = {each.arg: each.value for each in node.keywords}.get("action")
                words = [in_words(value) for value in values_of(told, tree)]
                assert told is None or any(words), f"{path}:{node.lineno} is too hard to follow"
                found += filter(None, words)
    return found


def values_of(told: ast.expr | None, tree: ast.Module) -> list[ast.expr]:
    """Of a name, what its module puts under it: where it is assigned or a call passes it."""
    if isinstance(told, ast.IfExp):
        return [told.body, told.orelse]
    if not isinstance(told, ast.Name):
        return [told] if told else []
    found = []
    for node in ast.walk(tree):
        is_set = isinstance(node, ast.Assign) and told.id in map(ast.unparse, node.targets)
        if is_set or (isinstance(node, ast.keyword) and node.arg == told.id):
            value = node.value  # type: ignore[attr-defined]
            found += [] if isinstance(value, ast.Name) else values_of(value, tree)
    return found


def in_words(value: ast.expr) -> str:
    if isinstance(value, ast.JoinedStr):
        parts = [p.value if isinstance(p, ast.Constant) else "*" for p in value.values]
        return "".join(map(str, parts))
    return str(value.value) if isinstance(value, ast.Constant) else ""


def test_whatever_is_written_down_has_words_for_everybody() -> None:
    acts = written_down()
    assert len(acts) > 60
    for act in acts:
        fits = pattern(act.replace("(", r"\(").replace(")", r"\)").replace("*", ".+"))
        assert any(fits.fullmatch(known) for known in ACTS), act


def test_whatever_staff_change_or_open_by_hand_has_words_for_everybody() -> None:
    """These are called after the table, so they are not found in the code."""
    changed, opened = ("added", "changed", "deleted"), ("opened by finance",)
    for model, one in site._registry.items():
        verbs = changed * isinstance(one, AuditedAdmin) + opened * isinstance(one, KeptOpenings)
        assert {f"{model._meta.verbose_name} {verb}" for verb in verbs} <= set(ACTS), model


def test_no_two_acts_are_called_the_same() -> None:
    for language in ("en", "de"):
        with override(language):
            assert len({act_said(act) for act in ACTS}) == len(ACTS)


def test_staff_and_whom_it_concerns_read_what_was_done_in_their_language() -> None:
    eva = builders.user("eva")
    project, paula = builders.project("The walking lighthouse"), builders.staff("paula")
    said = {"title": "The lighthouse", "pitch": "It goes.", WHY: "It named a person."}
    change(signed_in(paula, "de"), f"projects/project/{project.pk}", **said)
    record = AuditRecord.objects.get()
    assert record.action == "project changed"
    assert "Title" in {each["label"] for each in record.detail["changed"]}
    history = f"/admin/projects/project/{project.pk}/history/"
    pages = [
        signed_in(paula, "de").get(history).content.decode(),
        signed_in(eva, "de").get("/settings/staff/").content.decode(),
        signed_in(paula, "de").get("/admin/accounts/auditrecord/").content.decode(),
    ]
    assert "Titel: <del>The walking lighthouse</del>" in pages[0]
    for page in pages:
        assert "rojekt geändert" in page
        assert "roject changed" not in page
    assert "project changed" in signed_in(paula).get(history).content.decode()


def history_of(client: Client, model: str, pk: int) -> str:
    return client.get(reverse(f"admin:contributions_{model}_history", args=[pk])).content.decode()


def test_a_notice_a_decision_and_a_pick_have_their_history() -> None:
    max_ = moderator("max")
    client = signed_in(max_)
    row = stepped(notice(builders.work("eva", title="Waltz").contribution), Step.FORWARD)
    assert "copyright notice forwarded" in history_of(client, "copyrightnotice", row.pk)
    made = decided(reported(subject("comment", remark("eva").pk)), removes=True)
    assert "case decided" in history_of(client, "decision", made.pk)
    other = decided(reported(subject("comment", remark("cleo").pk)), reason="It is about works.")
    assert made.reason not in history_of(client, "decision", other.pk)
    cora = builders.staff("cora", role="curator")
    song = builders.work("ben", title="Reel").contribution
    picked = pick(
        contribution=song, reason="It lifts.", until=NOW + timedelta(days=9), by=cora, now=NOW
    )
    end_pick(pick=picked, reason="Enough.", by=cora, now=NOW)
    page = history_of(signed_in(cora), "staffpick", picked.pk)
    assert "work picked" in page
    assert "pick ended" in page


def test_what_was_decided_about_a_thing_stands_in_its_own_history_too() -> None:
    eva = remark("eva")
    made = decided(reported(subject("comment", eva.pk)), removes=True)
    client = signed_in(moderator("max"))
    assert made.reason in history_of(client, "comment", eva.pk)
    assert made.reason not in history_of(client, "comment", remark("cleo").pk)


def test_a_change_of_roles_has_its_history() -> None:
    make_roles()
    olga, ida = (builders.staff(name) for name in ("olga", "ida"))
    who = builders.user("ben", is_staff=True)
    asked = ask(user=who, role="curator", gives=True, by=olga, reason="Songs.", now=NOW)
    decide(change=asked, by=ida, confirms=False, reason="Not yet.", now=NOW)
    path = reverse("admin:accounts_rolechange_history", args=[asked.pk])
    page = signed_in(olga).get(path).content.decode()
    assert "role asked for" in page
    assert "Not yet." in page


def test_what_happens_by_the_clock_says_so_in_the_readers_language() -> None:
    eva, song = builders.user("eva"), builders.work("eva", title="Waltz").contribution
    AuditRecord.objects.create(
        action="work put up again", reason="The time to answer passed.", target=song
    )
    page = signed_in(eva, "de").get("/settings/staff/").content.decode()
    assert "The time to answer passed." not in page
    assert "Werk wieder gezeigt" in page


def test_a_history_does_not_read_the_whole_log() -> None:
    hold = Hold(pk=7)
    AuditRecord.objects.create(action="share held", target=builders.user("ada"), detail={"hold": 7})
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        plan = acts_about(hold).order_by().explain()
    assert [act.action for act in acts_about(hold)] == ["share held"]
    assert "auditrecord_detail" in plan
    assert "Seq Scan on accounts_auditrecord" not in plan
