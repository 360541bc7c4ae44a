"""What is made for a call says so on the page where it is made, and is there once it is out."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Notice
from contributions.models import Draft
from hitrecord.tasks import sweep
from projects.models import Aim, Call, Making, Submission
from tests import builders
from tests.contributions.making import seen

pytestmark = pytest.mark.django_db
WORDS = {"title": "The lamp", "text": "It walks.", "all_mine": "on"}


@pytest.fixture
def call() -> Call:
    return builders.call(builders.project(), kinds=["writing"])


@pytest.fixture
def ada(client: Client) -> Client:
    client.force_login(builders.user("ada"))
    return client


def page_of(client: Client, address: str = "/contribute/") -> str:
    return client.get(address).content.decode()


def checked(call: Call) -> str:
    return f'name="aim" value="{call.pk}" checked'


def test_what_is_made_for_a_call_is_submitted_there_when_it_is_published(
    ada: Client, call: Call, django_capture_on_commit_callbacks: Any
) -> None:
    ada.post(f"/calls/{call.pk}/making/")
    assert checked(call) in page_of(ada)
    with django_capture_on_commit_callbacks(execute=True):
        ada.post("/contribute/", WORDS | {"aim": str(call.pk), "action": "publish"})
    made = Submission.objects.get()
    assert (made.call, made.submitted_by.handle) == (call, "ada")
    assert made.version.contribution.title == "The lamp"
    assert not Aim.objects.exists()
    assert not Making.objects.exists()


def test_what_was_cut_off_after_publishing_is_submitted_by_the_sweep(
    ada: Client, call: Call
) -> None:
    ada.post("/contribute/", WORDS | {"aim": str(call.pk), "action": "publish"})
    assert not Submission.objects.exists()
    sweep()
    sweep()
    assert Submission.objects.get().call == call


def test_the_choice_is_kept_with_the_draft_and_can_be_taken_back(ada: Client, call: Call) -> None:
    ada.post(f"/calls/{call.pk}/making/")
    ada.post("/contribute/", WORDS | {"aim": str(call.pk), "action": "save"})
    draft = Draft.objects.get()
    assert draft.aim.call == call
    assert checked(call) in page_of(ada, draft.get_absolute_url())
    nowhere = WORDS | {"aim": "", "action": "save"} | seen(draft)
    ada.post(draft.get_absolute_url(), nowhere)
    assert checked(call) not in page_of(ada, draft.get_absolute_url())
    assert f'value="{call.pk}"' in page_of(ada, draft.get_absolute_url())


def test_a_page_that_comes_back_keeps_what_was_chosen(ada: Client, call: Call) -> None:
    builders.user("ada").skills.add(call.skill)
    page = ada.post("/contribute/", {"aim": str(call.pk), "action": "save"})
    assert "Choose a file or write something first." in page.content.decode()
    assert checked(call) in page.content.decode()


def test_what_was_begun_long_ago_is_offered_and_not_chosen(ada: Client, call: Call) -> None:
    ada.post(f"/calls/{call.pk}/making/")
    Making.objects.update(at=timezone.now() - timedelta(days=1))
    page = page_of(ada)
    assert f'value="{call.pk}"' in page
    assert checked(call) not in page


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"kinds": ["audio"]}, "This call asks for other kinds of work."),
        ({"deadline": timezone.now() - timedelta(days=1)}, "This call is closed."),
    ],
)
def test_a_call_that_changed_or_closed_meanwhile_is_named_and_the_work_is_out(
    ada: Client,
    call: Call,
    django_capture_on_commit_callbacks: Any,
    change: dict[str, Any],
    why: str,
) -> None:
    ada.post("/contribute/", WORDS | {"aim": str(call.pk), "action": "save"})
    draft = Draft.objects.get()
    Call.objects.update(**change)
    with django_capture_on_commit_callbacks(execute=True):
        said = WORDS | {"aim": str(call.pk), "action": "publish"} | seen(draft)
        ada.post(draft.get_absolute_url(), said)
    assert not Submission.objects.exists()
    told = Notice.objects.get(recipient__handle="ada")
    assert "could not be submitted" in told.subject
    assert told.body.startswith(why)


def test_a_note_to_the_leads_goes_with_it(
    ada: Client, call: Call, django_capture_on_commit_callbacks: Any
) -> None:
    said = WORDS | {"aim": str(call.pk), "aim_note": "In one take.\r\nAt night."}
    ada.post("/contribute/", said | {"action": "save"})
    draft = Draft.objects.get()
    assert ">In one take.\nAt night.</textarea>" in page_of(ada, draft.get_absolute_url())
    with django_capture_on_commit_callbacks(execute=True):
        ada.post(draft.get_absolute_url(), said | {"action": "publish"} | seen(draft))
    assert Submission.objects.get().note == "In one take.\nAt night."
    told = Notice.objects.get(recipient=call.project.started_by, event="submitted")
    assert told.body == "In one take.\nAt night."


def test_a_note_that_could_not_be_delivered_is_not_lost(
    ada: Client, call: Call, django_capture_on_commit_callbacks: Any
) -> None:
    said = WORDS | {"aim": str(call.pk), "aim_note": "In one take."}
    ada.post("/contribute/", said | {"action": "save"})
    draft = Draft.objects.get()
    Call.objects.update(kinds=["audio"])
    with django_capture_on_commit_callbacks(execute=True):
        ada.post(draft.get_absolute_url(), said | {"action": "publish"} | seen(draft))
    told = Notice.objects.get(recipient__handle="ada").body
    assert told == "This call asks for other kinds of work.\n\nIn one take."


def test_a_page_that_comes_back_keeps_the_note(ada: Client, call: Call) -> None:
    builders.user("ada").skills.add(call.skill)
    said = {"aim": str(call.pk), "aim_note": "In one take.", "action": "save"}
    assert "In one take.</textarea>" in ada.post("/contribute/", said).content.decode()


def test_a_note_that_is_too_long_is_not_cut_and_nothing_is_published(
    ada: Client, call: Call
) -> None:
    said = WORDS | {"aim": str(call.pk), "aim_note": "In one take."}
    ada.post("/contribute/", said | {"action": "save"})
    draft, long = Draft.objects.get(), "a" * 495 + " dozen."
    late = said | {"aim_note": long} | seen(draft)
    assert ada.post(f"{draft.get_absolute_url()}autosave/", late).status_code == 422
    page = ada.post(draft.get_absolute_url(), late | {"action": "publish"}).content.decode()
    sentence = "502 characters are too many here: 500 fit."
    assert f"<p>Note to the leads: {sentence}" in page
    assert f'<ul class="errorlist" id="aim-note-error"><li>{sentence}' in page
    assert f"{long}</textarea>" in page
    assert (Aim.objects.get().note, Draft.objects.get().version) == ("In one take.", None)
    short = late | {"aim_note": long[2:], "action": "save"} | seen(draft)
    assert ada.post(draft.get_absolute_url(), short).status_code == 302
    assert Aim.objects.get().note == long[2:]


def test_a_note_changed_in_another_window_is_read_before_it_is_replaced(
    ada: Client, call: Call
) -> None:
    other = builders.call(call.project, kinds=["writing"], title="Another wall")
    said = WORDS | {"aim": str(call.pk), "aim_note": "In one take.\r\nAt night."}
    ada.post("/contribute/", said | {"action": "save"})
    draft = Draft.objects.get()
    address, opened = draft.get_absolute_url(), seen(draft)
    elsewhere = said | {"aim": str(other.pk), "aim_note": "In two takes."}
    assert ada.post(address, elsewhere | {"action": "save"} | opened).status_code == 302
    late = said | {"aim_note": "At dawn."} | opened
    assert ada.post(f"{address}autosave/", late).status_code == 409
    answer = ada.post(address, late | {"action": "publish"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "At dawn.</textarea>" in page
    for words in ("In two takes.</blockquote>", "Another wall</blockquote>"):
        assert words in page
    assert (Aim.objects.get().note, Aim.objects.get().call) == ("In two takes.", other)
    again = ada.post(address, late | {"action": "save"} | seen(draft))
    assert (again.status_code, Aim.objects.get().note) == (302, "At dawn.")


def test_a_note_that_comes_once_more_is_no_other_window(ada: Client, call: Call) -> None:
    ada.post("/contribute/", WORDS | {"action": "save"})
    draft = Draft.objects.get()
    sent = WORDS | {"aim": str(call.pk), "aim_note": "In one take."} | seen(draft)
    first, again = (ada.post(f"{draft.get_absolute_url()}autosave/", sent) for _ in range(2))
    assert (first.status_code, again.status_code) == (204, 204)
    assert first["X-Seen"] == again["X-Seen"]


@pytest.mark.parametrize("number", ["", "0", "99999", "x", "-1", "9" * 40])
def test_what_is_no_call_is_nowhere(ada: Client, number: str) -> None:
    assert ada.post("/contribute/", WORDS | {"aim": number}).status_code == 302
    assert Aim.objects.get().call is None


def test_who_has_no_call_to_answer_is_not_asked(ada: Client) -> None:
    assert 'name="aim"' not in page_of(ada)
