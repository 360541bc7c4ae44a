from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Viewing
from contributions.models import Contribution
from projects.models import Call, Lead, Phase, Project
from tests import builders
from tests.projects.builders import submission
from tests.projects.views.test_calls import signed_in, statements

pytestmark = pytest.mark.django_db


@pytest.fixture
def project() -> Project:
    return builders.project(lead="eva")


def desk(project: Project, *rest: object) -> str:
    return "/".join([f"{project.get_absolute_url()}desk", *map(str, rest), ""])


CALL = {
    "title": "A floor under the waltz",
    "brief": "Slow, wooden, a bit seasick.",
    "kinds": ["audio"],
    "deadline": f"{timezone.now() + timedelta(days=90):%Y-%m-%dT20:00}",
    "reward": "guaranteed",
    "amount": "40.50",
}


@pytest.mark.parametrize(
    "rest", [(), ("calls",), ("updates",), ("phase",), ("leads",), ("decisions", 1)]
)
def test_the_desk_is_there_for_leads_alone(
    client: Client, project: Project, rest: tuple[object, ...]
) -> None:
    address = desk(project, *rest)
    ask = "get" if not rest else "post"
    assert getattr(signed_in("dan"), ask)(address).status_code == 404
    assert "/login/" in getattr(client, ask)(address)["Location"]


def test_a_lead_accepts_with_a_word_of_thanks(project: Project) -> None:
    made, eva = submission(builders.work("cleo", title="Waltz"), project), signed_in("eva")
    assert "Waltz" in eva.get(desk(project)).content.decode()
    answer = eva.post(
        desk(project, "decisions", made.pk), {"decision": "accepted", "reason": "It walks."}
    )
    assert answer["Location"] == f"{desk(project)}#inbox"
    made.refresh_from_db()
    assert (made.decision, made.reason) == ("accepted", "It walks.")


def test_what_a_lead_wants_left_out_of_lists_waits_for_her_under_its_cover(
    project: Project,
) -> None:
    work = builders.work("cleo", title="Waltz")
    submission(work, project)
    Contribution.objects.update(is_mature=True)
    eva = builders.user("eva")
    eva.viewing = Viewing.HIDE
    eva.save()
    page = signed_in("eva").get(desk(project)).content.decode()
    assert "Waltz" in page
    assert "withdrew this work" not in page


def test_declining_without_a_reason_gets_a_sentence(project: Project) -> None:
    made = submission(builders.work("cleo"), project)
    page = signed_in("eva").post(desk(project, "decisions", made.pk), {"decision": "declined"})
    assert "Say why you decline it." in page.content.decode()
    made.refresh_from_db()
    assert made.decision == ""


def test_the_second_lead_reads_that_it_is_decided_and_keeps_her_words(project: Project) -> None:
    made = submission(builders.work("cleo"), project)
    Lead.objects.create(project=project, user=builders.user("ben"))
    address = desk(project, "decisions", made.pk)
    signed_in("eva").post(address, {"decision": "accepted"})
    page = signed_in("ben").post(address, {"decision": "declined", "reason": "Far too long."})
    said = page.content.decode()
    assert "It is already decided: Accepted by Eva." in said
    assert "was not taken." in said
    assert "No decision about" not in said
    assert "Far too long." in said


def test_a_decision_about_another_project_is_not_found(project: Project) -> None:
    made = submission(builders.work("cleo"), builders.project("Night bus", lead="ben"))
    answer = signed_in("eva").post(desk(project, "decisions", made.pk), {"decision": "accepted"})
    assert answer.status_code == 404


def test_a_lead_opens_a_call_with_a_guaranteed_amount_and_closes_it(project: Project) -> None:
    eva = signed_in("eva")
    answer = eva.post(desk(project, "calls"), CALL | {"skill": builders.skill().pk})
    assert answer.status_code == 302, answer.context["call_form"].errors
    call = Call.objects.get()
    assert (call.amount, call.reward) == (4050, "guaranteed")
    assert "$40.50 promised, not confirmed yet" in eva.get("/calls/").content.decode()
    page = eva.post(desk(project, "calls", call.pk, "closing"))
    assert "Say why you close it before its deadline." in page.content.decode()
    eva.post(desk(project, "calls", call.pk, "closing"), {"reason": "We found a floor."})
    call.refresh_from_db()
    assert (call.closed_by, call.closed_reason) == (builders.user("eva"), "We found a floor.")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"amount": ""}, "Write the amount you guarantee."),
        ({"amount": "forty"}, "Write the amount in figures"),
        ({"amount": "-3"}, "more than nothing"),
        ({"amount": "99999999999"}, "$10,000.00 at most"),
        ({"reward": "fun"}, "Only a guaranteed amount is written here."),
        ({"deadline": "2001-01-01T00:00"}, "The deadline has to be in the future."),
        ({"deadline": "soon"}, "Write the deadline like"),
        ({"kinds": []}, "Choose at least one kind of work."),
        ({"title": ""}, "Say in a few words what is missing."),
    ],
)
def test_a_call_that_cannot_be_opened_keeps_what_was_typed(
    project: Project, wrong: dict[str, object], sentence: str
) -> None:
    typed = CALL | {"skill": builders.skill().pk} | wrong
    page = signed_in("eva").post(desk(project, "calls"), typed).content.decode()
    assert sentence in page
    assert "Slow, wooden, a bit seasick." in page
    assert not Call.objects.exists()


def test_a_lead_writes_news_moves_on_and_asks_another_to_lead(project: Project) -> None:
    eva = signed_in("eva")
    builders.user("ben")
    eva.post(desk(project, "updates"), {"title": "The boot lands", "text": "*Locked.*"})
    eva.post(desk(project, "phase"), {"phase": "assembling", "reason": "Enough."})
    eva.post(desk(project, "leads"), {"handle": "@Ben"})
    project.refresh_from_db()
    assert project.phase == Phase.ASSEMBLING
    assert project.updates.get().html.strip() == "<p><em>Locked.</em></p>"
    assert not project.leads.filter(user__handle="ben").exists()
    assert project.invitations.get().user.handle == "ben"


@pytest.mark.parametrize(
    ("part", "typed", "sentence"),
    [
        ("updates", {"text": "Locked."}, "Give the news a headline."),
        ("phase", {"phase": "assembling"}, "Say in a few words why it moves on."),
        ("phase", {"phase": "in_review"}, "not possible from here"),
        ("phase", {"phase": "released"}, "not possible from here"),
        ("leads", {"handle": "nobody"}, "Nobody here is called “nobody”."),
        ("leads", {"handle": "eva"}, "Eva leads this project already."),
        ("leads", {"handle": "https://x.example/people/eva/?a=1"}, "Eva leads this project alrea"),
    ],
)
def test_what_cannot_be_done_gets_a_sentence(
    project: Project, part: str, typed: dict[str, str], sentence: str
) -> None:
    page = signed_in("eva").post(desk(project, part), typed)
    assert sentence in page.content.decode()


def test_more_submissions_take_no_more_statements(project: Project) -> None:
    eva = signed_in("eva")
    submission(builders.work("cleo"), project, call=builders.call(project))
    few = statements(eva, desk(project))
    for name in ("ada", "ben", "dan"):
        submission(builders.work(name), project, call=builders.call(project), by=name)
    assert statements(eva, desk(project)) == few


def test_a_wrong_call_on_an_empty_desk_is_told_what_is_wrong(project: Project) -> None:
    page = signed_in("eva").post(desk(project, "calls"), {"title": "Bass"}).content.decode()
    alert = page[page.index('role="alert"') :][:600]
    assert "Everything you typed is still here." in alert
    assert "Nothing waits." not in alert


def test_a_long_update_is_refused_with_a_sentence_and_comes_back_whole(project: Project) -> None:
    long = "a" * 5990 + " last words"
    page = signed_in("eva").post(desk(project, "updates"), {"title": "News", "text": long})
    said = page.content.decode()
    assert "6001 characters are too many here: 5000 fit." in said
    assert f"{long}</textarea>" in said
    assert not project.updates.exists()


def test_too_long_a_reason_for_closing_comes_back_whole(project: Project) -> None:
    call, long = builders.call(project), "a" * 275 + " and so."
    address = desk(project, "calls", call.pk, "closing")
    page = signed_in("eva").post(address, {"reason": long}).content.decode()
    assert "283 characters are too many here: 280 fit." in page
    assert f'value="{long}"' in page
    call.refresh_from_db()
    assert call.closed_at is None
