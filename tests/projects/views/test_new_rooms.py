"""Beginnings, offshoots, steps, updates, activity, and what a call offers beside answering."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from projects.models import Call, Making, Project, Submission
from projects.models.call import GRACE
from projects.services.deciding import decide
from projects.services.news import stamp_of as seen_of_update
from projects.services.rewording import stamp_of
from tests import builders
from tests.projects.builders import submission
from tests.projects.views.test_calls import signed_in, statements

pytestmark = pytest.mark.django_db
PITCH = {"title": "Kitchen songs", "pitch": "Seven songs, one kitchen."}


@pytest.fixture
def project() -> Project:
    return builders.project(lead="eva")


def test_a_song_begins_with_steps_and_calls_in_draft(client: Client) -> None:
    eva = signed_in_new("eva")
    eva.post("/projects/new/", PITCH | {"beginning": "song"})
    begun = Project.objects.get()
    assert begun.steps.count() == 5
    draft = begun.call_drafts.first()
    assert draft is not None
    assert not Call.objects.exists()
    desk = f"{begun.get_absolute_url()}desk/"
    page = eva.get(desk, {"draft": draft.pk}).content.decode()
    assert draft.brief in page
    step = begun.steps.get(position=1)
    eva.post(f"{desk}steps/{step.pk}/", {"do": "done"})
    eva.post(f"{desk}steps/", {"text": "Boil water"})
    assert "Boil water" in client.get(begun.get_absolute_url()).content.decode()
    answer = eva.post(f"{desk}steps/{step.pk}/", {"do": "down"})
    assert answer["Location"] == f"{desk}#step-{step.pk}"
    assert begun.steps.get(position=2) == step
    for odd in ("99999999999999", "-1", "²", ""):
        assert eva.post(f"{desk}steps/{step.pk}/", {"do": odd}).status_code == 302
    assert begun.steps.get(position=2) == step


def test_a_removed_step_and_a_thrown_away_draft_come_back_from_the_desk(client: Client) -> None:
    eva = signed_in_new("eva")
    eva.post("/projects/new/", PITCH | {"beginning": "song"})
    begun = Project.objects.get()
    desk, step = f"{begun.get_absolute_url()}desk/", begun.steps.get(position=2)
    eva.post(f"{desk}steps/{step.pk}/", {"do": "remove"})
    assert step.text not in client.get(begun.get_absolute_url()).content.decode()
    page = eva.get(desk).content.decode()
    assert "1 step removed" in page
    eva.post(f"{desk}steps/{step.pk}/", {"do": "back"})
    assert step.text in client.get(begun.get_absolute_url()).content.decode()
    assert begun.steps.get(position=2) == step

    draft = begun.call_drafts.all()[0]
    finish, thrown = f"?draft={draft.pk}#call", f"{desk}drafts/{draft.pk}/"
    for _twice in range(2):
        page = eva.post(thrown, follow=True).content.decode()
        assert "1 draft thrown away" in page
        assert finish not in page
    assert draft.brief not in eva.get(desk, {"draft": draft.pk}).content.decode()
    assert finish in eva.post(thrown, {"do": "back"}, follow=True).content.decode()


def signed_in_new(name: str) -> Client:
    builders.user(name)
    return signed_in(name)


def test_a_project_that_grows_from_another_names_it_for_good(project: Project) -> None:
    ada = signed_in_new("ada")
    ada.post(f"/projects/new/?from={project.slug}", PITCH | {"beginning": ""})
    grown = Project.objects.get(title="Kitchen songs")
    assert grown.origin == project
    assert "Grew out of" in ada.get(grown.get_absolute_url()).content.decode()
    assert grown.title in ada.get(project.get_absolute_url()).content.decode()


def test_an_update_is_changed_and_read_as_it_was(project: Project, client: Client) -> None:
    eva = signed_in("eva")
    desk = f"{project.get_absolute_url()}desk/"
    eva.post(f"{desk}updates/", {"title": "Locked", "text": "Scene 2"})
    update = project.updates.get()
    said = {"title": "Locked", "text": "Scene 3", "seen": seen_of_update(update)}
    eva.post(f"{desk}updates/{update.pk}/", said)
    page = client.get(f"{project.get_absolute_url()}updates/{update.pk}/").content.decode()
    assert "Scene 2" in page
    assert "Scene 3" in page


def test_decisions_of_a_day_are_one_line_and_what_was_declined_has_no_name(
    project: Project, client: Client
) -> None:
    eva, call = builders.user("eva"), builders.call(project)
    for title in ("Waltz", "March"):
        offer = submission(builders.work("cleo", title=title), project, call=call)
        decide(submission=offer, decision="accepted", by=eva, now=timezone.now())
    offer = submission(builders.work("cleo", title="Polka"), project, call=call)
    decide(submission=offer, decision="declined", by=eva, now=timezone.now(), reason="No.")
    address = f"{project.get_absolute_url()}activity/"
    page = client.get(address).content.decode()
    assert "Eva accepted 2 works" in page
    assert "Eva declined a work with a reason" in page
    assert "Polka" not in page
    few = statements(client, address)
    offer = submission(builders.work("cleo"), project, call=builders.call(project))
    decide(submission=offer, decision="kept", by=eva, now=timezone.now())
    assert statements(client, address) == few


def test_decisions_that_alternate_are_still_one_line_for_each_sort_and_day(
    project: Project, client: Client
) -> None:
    eva, at = builders.user("eva"), timezone.now().replace(hour=12)
    said = [("accepted", ""), ("declined", "No."), ("accepted", ""), ("declined", "Too loud.")]
    for days in (1, 0):
        for minute, (decision, reason) in enumerate(said):
            offer = submission(builders.work("cleo", title=f"{days} {minute}"), project)
            now = at - timedelta(days=days, minutes=-minute)
            decide(submission=offer, decision=decision, by=eva, now=now, reason=reason)
    page = client.get(f"{project.get_absolute_url()}activity/").content.decode()
    assert page.count("Eva accepted 2 works") == 2
    assert page.count("Eva declined 2 works with a reason each") == 2
    assert page.index("0 2") < page.index("0 0") < page.index("1 2")


def test_what_is_begun_for_a_call_is_offered_there_first(project: Project) -> None:
    cleo = signed_in_new("cleo")
    builders.call(project, kinds=["writing"], days=3, title="Another")
    call = builders.call(project, kinds=["writing"], title="The one")
    assert cleo.post(f"/calls/{call.pk}/making/")["Location"] == "/contribute/"
    assert Making.objects.get().call == call
    work = builders.work("cleo").contribution
    page = cleo.get(work.get_absolute_url()).content.decode()
    assert page.index("The one") < page.index("Another")
    assert cleo.get(f"/works/{work.pk}/submit/").context["chosen"] == str(call.pk)


def test_an_answer_after_the_deadline_has_grace_and_then_another_way(project: Project) -> None:
    cleo, work = signed_in_new("cleo"), builders.work("cleo", title="Waltz")
    call = builders.call(project, kinds=["writing"])
    answer = {"work": work.contribution_id, "note": "For the door."}
    Call.objects.update(deadline=timezone.now() - GRACE - timedelta(minutes=1))
    page = cleo.post(f"/calls/{call.pk}/answers/", answer).content.decode()
    assert "The call closed while you had this page open." in page
    assert "For the door." in page
    instead = {"call": "", "project": project.slug, "note": "For the door."}
    cleo.post(f"/works/{work.contribution_id}/submit/", instead)
    assert Submission.objects.get().call is None
    Call.objects.update(deadline=timezone.now() - timedelta(minutes=1))
    cleo.post(f"/calls/{call.pk}/answers/", answer)
    assert Submission.objects.filter(call=call).exists()


def test_a_slip_in_the_minutes_of_grace_can_be_put_right_without_typing_again(
    project: Project,
) -> None:
    cleo, work = signed_in_new("cleo"), builders.work("cleo", title="Waltz")
    call = builders.call(project, kinds=["writing"], deadline=timezone.now() - GRACE / 2)
    assert "This call is closed" in cleo.get(f"/calls/{call.pk}/").content.decode()
    said = {"work": "", "note": "For the door."}
    page = cleo.post(f"/calls/{call.pk}/answers/", said).content.decode()
    assert "This call is closed" not in page
    assert "For the door.</textarea>" in page
    assert f'value="{work.contribution_id}"' in page
    cleo.post(f"/calls/{call.pk}/answers/", said | {"work": work.contribution_id})
    assert Submission.objects.get().note == "For the door."


def test_five_hundred_offers_take_as_many_statements_as_ten(project: Project) -> None:
    eva, call, work = signed_in("eva"), builders.call(project), builders.work("cleo")
    desk = f"{project.get_absolute_url()}desk/"
    for number in range(21):
        submission(builders.work("cleo", title=f"Song {number}"), project, call=call)
    few = statements(eva, desk)
    works = [builders.work("cleo") for _number in range(30)]
    Submission.objects.bulk_create(
        Submission(project=project, call=call, version=each, submitted_by=builders.user("cleo"))
        for each in works
    )
    assert statements(eva, desk) == few
    assert "51 works wait" in eva.get(desk).content.decode()
    assert eva.get(f"{desk}?page=3").status_code == 200
    assert "Page 3 of 3" in eva.get(f"{desk}?page=4").content.decode()
    assert work.pk


def test_a_withdrawn_offer_is_offered_once_more(project: Project) -> None:
    cleo, offer = signed_in_new("cleo"), submission(builders.work("cleo"), project)
    cleo.post(f"/submissions/{offer.pk}/withdrawal/")
    assert "Submit it once more" in cleo.get("/submissions/").content.decode()
    cleo.post(f"/submissions/{offer.pk}/restoring/")
    offer.refresh_from_db()
    assert offer.withdrawn_at is None
    assert signed_in_new("dan").post(f"/submissions/{offer.pk}/restoring/").status_code == 404


def test_a_decision_is_taken_back_at_the_desk(project: Project) -> None:
    eva, offer = signed_in("eva"), submission(builders.work("cleo"), project)
    desk = f"{project.get_absolute_url()}desk/"
    eva.post(f"{desk}decisions/{offer.pk}/", {"decision": "accepted"})
    assert "Just decided" in eva.get(desk).content.decode()
    back = eva.post(f"{desk}decisions/{offer.pk}/undoing/")
    assert back["Location"] == f"{desk}#offer-{offer.pk}"
    offer.refresh_from_db()
    assert offer.decision == ""


def test_who_is_asked_to_lead_answers_on_the_projects_page(project: Project) -> None:
    eva, ben = signed_in("eva"), signed_in_new("ben")
    desk = f"{project.get_absolute_url()}desk/"
    eva.post(f"{desk}leads/", {"handle": "ben", "words": "Please."})
    assert (
        "Eva asks you to lead this project." in ben.get(project.get_absolute_url()).content.decode()
    )
    answer = ben.post(f"{project.get_absolute_url()}leading/", {"answer": "accept"})
    assert answer["Location"] == desk
    eva.post(f"{desk}stepping-down/", {"reason": "A baby."})
    assert list(project.leads.values_list("user__handle", flat=True)) == ["ben"]
    page = ben.post(f"{desk}stepping-down/").content.decode()
    assert "Nobody else leads it." in page


def test_a_lead_words_the_project_anew_and_keeps_a_cover_of_somebody_else(
    project: Project, client: Client
) -> None:
    Project.objects.update(cover=builders.work("ben", kind="image").contribution)
    project.refresh_from_db()
    eva, words = signed_in("eva"), f"{project.get_absolute_url()}desk/words/"
    said = {"title": "It walks", "pitch": "Further.", "cover": project.cover_id}
    assert eva.post(words, said | {"title": ""}).status_code == 200
    eva.post(words, said | {"seen": stamp_of(project)})
    assert "It walks" in client.get(project.get_absolute_url()).content.decode()
    assert Project.objects.get().cover_id == project.cover_id
    foreign = builders.work("cleo", kind="image").contribution_id
    page = eva.post(words, said | {"cover": foreign}).content.decode()
    assert "Choose one of your own pictures or films, or one" in page
