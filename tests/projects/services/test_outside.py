from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from accounts.domain.limits import ESTABLISHED, Act
from accounts.models import Notice, Person
from accounts.services.pace import keep_pace
from projects.forms.outside import TICKED
from projects.models import Outside, Project
from projects.queries.outside import named_in
from projects.services.outside import declare, declare_part, settle
from tests import builders
from tests.projects.builders import accepted, submission
from tests.projects.views.test_calls import signed_in

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def test_what_was_made_outside_asks_whose_offers_shaped_it() -> None:
    project, eva = builders.project(lead="eva"), builders.user("eva")
    call = builders.call(project)
    submission(builders.work("cleo"), project, call=call)
    submission(builders.work("dan"), project, call=builders.call(project), by="dan")
    asked = declare(project=project, by=eva, what="The final mix", call=call, now=NOW)
    assert declare(project=project, by=eva, what="The final mix", call=call, now=NOW) == asked
    assert [row.recipient.handle for row in Notice.objects.all()] == ["cleo"]
    with pytest.raises(ValidationError, match="who submitted something here"):
        settle(outside=asked, by=eva, answer="?", people=[builders.person("dan")], now=NOW)
    cleo = builders.person("cleo")
    settle(outside=asked, by=eva, answer="Her chords are in it.", people=[cleo], now=NOW)
    with pytest.raises(ValidationError, match="answered already"):
        settle(outside=asked, by=eva, answer="Nobody.", people=[], now=NOW)
    page = signed_in("cleo").get(project.get_absolute_url()).content.decode()
    assert "Her chords are in it." in page
    assert "Influenced by" in page


def test_leads_say_so_at_their_desk() -> None:
    project = builders.project(lead="eva")
    builders.user("eva")
    eva, desk = signed_in("eva"), f"{project.get_absolute_url()}desk/"
    assert "the final mix" in eva.post(f"{desk}outside/", {"what": ""}).content.decode()
    call, foreign = builders.call(project), builders.call(builders.project())
    eva.post(f"{desk}outside/", {"what": "Not here", "call": foreign.pk})
    eva.post(f"{desk}outside/", {"what": "The mix", "call": call.pk})
    row = project.outside.get()
    assert row.call == call
    page = eva.post(f"{desk}outside/{row.pk}/", {"answer": ""}).content.decode()
    assert "Say it in a sentence" in page
    submission(builders.work("cleo"), project, call=call)
    assert "Cleo" in eva.get(f"{desk}outside/{row.pk}/").content.decode()
    eva.post(f"{desk}outside/{row.pk}/", {"answer": "Nobody was there yet."})
    row.refresh_from_db()
    assert row.answered_by == builders.user("eva")


def test_nobody_asks_in_an_archived_project() -> None:
    project = builders.project(lead="eva")
    eva, desk = signed_in("eva"), f"{project.get_absolute_url()}desk/"
    asked = "Say what was made outside"
    assert asked in eva.get(desk).content.decode()
    Project.objects.update(phase="archived")
    assert asked not in eva.get(desk).content.decode()
    page = eva.post(f"{desk}outside/", {"what": "The mix"}).content.decode()
    assert "This project is archived. Open it again first." in page
    assert "The mix" in page
    assert not Outside.objects.exists()
    Project.objects.update(phase="released")
    assert eva.post(f"{desk}outside/", {"what": "The mix"}).status_code == 302


def test_whoever_offered_a_work_says_what_of_it_was_made_outside() -> None:
    project = builders.project(lead="eva")
    made = accepted(builders.work("cleo"), project, call=builders.call(project))
    waiting = submission(builders.work("cleo"), project)
    cleo = signed_in("cleo")
    page = cleo.post(f"/submissions/{made.pk}/outside/", {"what": "x" * 281}).content.decode()
    assert "x" * 281 in page
    for _twice in range(2):
        cleo.post(f"/submissions/{made.pk}/outside/", {"what": "The drums"})
    row = project.outside.get()
    assert (row.what, row.declared_by, row.call) == ("The drums", builders.user("cleo"), made.call)
    told = Notice.objects.get(subject__contains="who shaped it?")
    assert told.recipient == builders.user("eva")
    page = cleo.post(f"/submissions/{waiting.pk}/outside/", {"what": "It"}).content.decode()
    assert "This work is not in the project." in page
    builders.user("dan")
    dan = signed_in("dan").post(f"/submissions/{made.pk}/outside/", {"what": "Mine"})
    assert dan.status_code == 404


def test_of_a_declared_part_only_leads_hear_until_one_of_them_takes_it_up() -> None:
    project, eva = builders.project(lead="eva"), builders.user("eva")
    call = builders.call(project)
    made = accepted(builders.work("cleo"), project, call=call)
    submission(builders.work("dan"), project, call=call, by="dan")
    asked = declare_part(submission=made, by=builders.user("cleo"), what="The drums", now=NOW)
    told = Notice.objects.filter(key__startswith="outside:")
    assert [row.recipient.handle for row in told] == ["eva"]
    taken_up = declare(project=project, by=eva, what="The drums", call=call, now=NOW)
    assert taken_up == asked
    assert sorted(row.recipient.handle for row in told.all()) == ["dan", "eva"]


def test_one_question_for_each_accepted_work_is_open_at_a_time() -> None:
    project, eva, cleo = builders.project(lead="eva"), builders.user("eva"), builders.user("cleo")
    call = builders.call(project)
    first, second = (accepted(builders.work("cleo"), project, call=call) for _ in range(2))
    asked = declare_part(submission=first, by=cleo, what="The drums", now=NOW)
    assert declare_part(submission=first, by=cleo, what="The drums", now=NOW) == asked
    declare_part(submission=second, by=cleo, what="The strings", now=NOW)
    with pytest.raises(ValidationError, match="The leads have not answered what you said"):
        declare_part(submission=first, by=cleo, what="The drums, really", now=NOW)
    settle(outside=asked, by=eva, answer="Nobody.", people=[], now=NOW)
    declare_part(submission=first, by=cleo, what="The bells", now=NOW)
    assert project.outside.count() == 3


@pytest.mark.parametrize(
    ("state", "sentence"),
    [({"hidden_at": NOW}, "took this from view"), ({"phase": "archived"}, "project is over")],
)
def test_nothing_is_declared_in_a_project_that_is_hidden_or_over(
    state: dict[str, object], sentence: str
) -> None:
    project = builders.project(lead="eva")
    made = accepted(builders.work("cleo"), project)
    if "hidden_at" in state:
        state = {**state, "hidden_by": builders.user("max"), "hidden_words": {"title": "x"}}
    Project.objects.filter(pk=project.pk).update(**state)
    cleo = signed_in("cleo")
    page = cleo.post(f"/submissions/{made.pk}/outside/", {"what": "The drums"}).content.decode()
    assert sentence in page
    assert "The drums" in page
    assert not project.outside.exists()
    page = cleo.get("/submissions/").content.decode()
    assert f"/submissions/{made.pk}/outside/" not in page


def test_declaring_parts_keeps_pace() -> None:
    made = accepted(builders.work("cleo"), builders.project(lead="eva"))
    cleo = builders.user("cleo")
    keep_pace(user=cleo, act=Act.OUTSIDE, amount=ESTABLISHED[Act.OUTSIDE].most, now=NOW)
    with pytest.raises(ValidationError, match="parts said to be made outside within a day"):
        declare_part(submission=made, by=cleo, what="The drums", now=NOW)
    assert not Outside.objects.exists()


def test_of_very_many_anybody_can_be_named_by_typing_it() -> None:
    project = builders.project(lead="eva")
    for n in range(TICKED):
        submission(builders.work(f"a{n:02}"), project, by=f"a{n:02}")
    submission(builders.work("zoe"), project, by="zoe")
    submission(builders.work("yan"), project, by="yan")
    builders.user("eva")
    eva, desk = signed_in("eva"), f"{project.get_absolute_url()}desk/"
    eva.post(f"{desk}outside/", {"what": "The mix"})
    assert Notice.objects.filter(recipient__handle="zoe").exists()
    row = project.outside.get()
    address, said = f"{desk}outside/{row.pk}/", {"answer": "Their chords."}
    page = eva.get(address).content.decode()
    assert "Others, by name or handle" in page
    assert "Zoe" not in page
    builders.user("ugo")
    refused = eva.post(address, said | {"others": "Zoe\nugo"}).content.decode()
    assert "Nobody called “ugo” has submitted anything there." in refused
    assert "Zoe\nugo" in refused
    first = builders.person("a00")
    eva.post(address, said | {"people": [first.pk], "others": "zoe\n@yan\n"})
    assert set(row.influences.all()) == {first, builders.person("zoe"), builders.person("yan")}


def test_of_two_of_one_name_the_handle_says_which() -> None:
    project = builders.project(lead="eva")
    for name in ("zoe", "yan"):
        submission(builders.work(name), project, by=name)
    Person.objects.filter(user__handle__in=["zoe", "yan"]).update(credit_name="Sam")
    row = declare(project=project, by=builders.user("eva"), what="It", call=None, now=NOW)
    assert len(named_in(row, "sam")) == 2
    assert named_in(row, "YAN") == [builders.person("yan")]
    assert named_in(row, "nobody") == []


def test_of_much_that_was_made_outside_the_page_shows_some_and_leads_to_all() -> None:
    project, eva = builders.project(lead="eva"), builders.user("eva")
    for n in range(8):
        declare(project=project, by=eva, what=f"Layer {n}", call=None, now=NOW)
    page = Client().get(project.get_absolute_url()).content.decode()
    every = f"{project.get_absolute_url()}outside/"
    assert f'href="{every}"' in page
    assert "Layer 7" in page
    assert "Layer 0" not in page
    assert "Layer 0" in Client().get(every).content.decode()
