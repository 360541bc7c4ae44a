"""The plan of a project: looked at by everybody, kept by its leads, whole."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from projects.models import Decision, Lead, Place, Plan, Project
from projects.services.deciding import decide, undo
from projects.services.plans import Placed, keep_plan
from tests import builders
from tests.projects.builders import accepted, submission
from tests.projects.planning import MINUTE, place, plan
from tests.projects.views.test_calls import signed_in, statements

pytestmark = pytest.mark.django_db


@pytest.fixture
def project() -> Project:
    return builders.project(lead="eva")


def sent(*rows: dict[str, Any], revision: int = 0, **more: Any) -> dict[str, Any]:
    data: dict[str, Any] = {"revision": revision, "measure": "time", "length": "6:00", **more}
    data |= {"place-TOTAL_FORMS": len(rows), "place-INITIAL_FORMS": 0}
    for number, row in enumerate(rows):
        data |= {f"place-{number}-{name}": value for name, value in row.items()}
    return data


def row(what: str, lane: str, starts: str, ends: str, title: str = "") -> dict[str, Any]:
    return {"what": what, "lane": lane, "starts": starts, "ends": ends, "title": title}


def edit(of: Project) -> str:
    return f"{of.get_absolute_url()}plan/edit/"


def test_leads_put_works_calls_and_gaps_in_their_places(project: Project) -> None:
    waltz = accepted(builders.work("cleo", title="Waltz"), project)
    call = builders.call(project, title="A floor under the waltz")
    answer = signed_in("eva").post(
        edit(project),
        sent(
            row("", "pieces", "0:00", "1:28", "The harbour"),
            row(f"work-{waltz.pk}", "sound", "0:12.5", "1:02"),
            row(f"call-{call.pk}", "sound", "1:02", "2:00"),
            row("", "picture", "0", "10", "Snow"),
            row("", "picture", "", ""),
        ),
    )
    assert answer["Location"] == f"{project.get_absolute_url()}plan/"
    kept = Place.objects.order_by("starts_at", "lane").values_list("lane", "starts_at", "ends_at")
    assert list(kept) == [
        ("picture", 0, 10_000),
        ("pieces", 0, 88_000),
        ("sound", 12_500, 62_000),
        ("sound", 62_000, 120_000),
    ]
    for address in (answer["Location"], project.get_absolute_url()):
        page = Client().get(address).content.decode()
        for words in ("The harbour", "Waltz", f"Ticket № {call.pk}", "Snow"):
            assert words in page
    assert "edit" not in Client().get(answer["Location"]).content.decode()


def test_a_plan_in_pages_counts_them_as_people_do(project: Project) -> None:
    signed_in("eva").post(
        edit(project),
        sent(row("", "words", "3", "4", "Poem"), measure="pages", length="32"),
    )
    made = Place.objects.get()
    assert (made.starts_at, made.ends_at, made.plan.length) == (2, 4, 32)
    page = signed_in("eva").get(edit(project)).content.decode()
    assert 'value="3"' in page
    assert 'value="4"' in page


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (row("", "sound", "0:10", "0:05", "Snow"), "It has to end after it begins."),
        (row("", "sound", "0:10", "6:01", "Snow"), "It has to end before the plan does."),
        (row("", "sound", "soon", "6:00", "Snow"), "“soon” is no time."),
        (row("", "sound", "", "6:00", "Snow"), "Say where it begins."),
        (row("", "sound", "0:01", "", "Snow"), "Say where it ends."),
        (row("", "sound", "0:01", "0:02"), "Say what is missing there."),
        (row("work-999", "sound", "0:01", "0:02"), "is not there any more"),
        (row("", "smell", "0:01", "0:02", "Snow"), "This cannot be chosen here"),
        (row("", "", "0:01", "0:02", "Snow"), "Say in which lane it is."),
    ],
)
def test_what_cannot_be_gets_a_sentence_and_everything_typed_stays(
    project: Project, wrong: dict[str, Any], sentence: str
) -> None:
    more = row("", "words", "0:00", "0:30", "The keeper speaks")
    page = signed_in("eva").post(edit(project), sent(wrong, more)).content.decode()
    assert sentence in page
    assert "The keeper speaks" in page
    assert not Plan.objects.exists()


def test_a_work_twice_and_a_work_as_a_piece_are_refused(project: Project) -> None:
    waltz = f"work-{accepted(builders.work('cleo'), project).pk}"
    rows = (row(waltz, "sound", "0:00", "0:30"), row(waltz, "sound", "1:00", "1:30"))
    eva = signed_in("eva")
    assert "It has a place already" in eva.post(edit(project), sent(*rows)).content.decode()
    as_piece = sent(row(waltz, "pieces", "0:00", "0:30"))
    assert "belong to picture" in eva.post(edit(project), as_piece).content.decode()


@pytest.mark.parametrize("length", ["", "0", "25:00:00", "never", "9" * 30])
def test_a_length_nobody_means_is_refused(project: Project, length: str) -> None:
    assert signed_in("eva").post(edit(project), sent(length=length)).status_code == 200
    assert not Plan.objects.exists()


@pytest.mark.parametrize("broken", [{}, {"revision": "x"}, {"place-TOTAL_FORMS": "9999999"}])
def test_a_broken_form_is_no_failure(project: Project, broken: dict[str, Any]) -> None:
    data = sent(row("", "sound", "0:00", "0:30", "Snow")) | broken if broken else {}
    signed_in("eva").post(edit(project), data)
    assert not Plan.objects.exists()


def test_of_two_leads_the_second_reads_who_was_first_and_loses_nothing(project: Project) -> None:
    Lead.objects.create(project=project, user=builders.user("ben"))
    eva, ben = signed_in("eva"), signed_in("ben")
    ben.post(edit(project), sent(row("", "sound", "0:00", "0:30", "Foghorn")))
    late = sent(row("", "picture", "0:00", "0:30", "Snow"))
    page = eva.post(edit(project), late).content.decode()
    assert "Ben kept the plan at" in page
    assert "Snow" in page
    assert [each.title for each in Place.objects.all()] == ["Foghorn"]
    eva.post(edit(project), late | {"revision": 1})
    assert [each.title for each in Place.objects.all()] == ["Snow"]
    history = Client().get(f"{project.get_absolute_url()}plan/history/").content.decode()
    assert "“Foghorn” is out." in history
    assert "“Foghorn” is in, in Sound at 0:00–0:30." in history
    again = eva.get(f"{edit(project)}?from=1").content.decode()
    assert "Foghorn" in again
    assert 'name="revision" value="2"' in again


def test_an_accepted_answer_fills_the_gap_of_its_call_once(project: Project) -> None:
    made, call = plan(project), builders.call(project)
    gap = place(made, 0, MINUTE, call=call, title="")
    for name in ("cleo", "ben"):
        offered = submission(builders.work(name, title=name), project, call=call, by=name)
        decide(
            submission=offered,
            decision=Decision.ACCEPTED,
            by=builders.user("eva"),
            now=timezone.now(),
        )
    gap.refresh_from_db()
    assert gap.submission
    assert gap.submission.version.contribution.title == "cleo"
    taken_back = gap.submission
    assert Plan.objects.get().revision == 1
    page = Client().get(project.get_absolute_url()).content.decode()
    assert "Not in the plan yet" in page
    undo(submission=taken_back, by=builders.user("eva"), now=timezone.now())
    gap.refresh_from_db()
    assert gap.is_gap


def test_a_gap_that_was_filled_has_its_call_again_though_the_plan_was_kept_meanwhile(
    project: Project,
) -> None:
    made, call, eva = plan(project), builders.call(project), builders.user("eva")
    place(made, 0, MINUTE, call=call, title="")
    offered = submission(builders.work("cleo"), project, call=call, by="cleo")
    decide(submission=offered, decision=Decision.ACCEPTED, by=eva, now=timezone.now())
    kept = [Placed("picture", "", 0, MINUTE, submission=offered.pk)]
    now, last = timezone.now(), Plan.objects.get().revision
    keep_plan(
        project=project,
        measure="time",
        length=5 * MINUTE,
        places=kept,
        revision=last,
        by=eva,
        now=now,
    )
    undo(submission=offered, by=eva, now=now)
    assert Place.objects.get().call == call


def test_a_withdrawn_work_leaves_a_quiet_gap(project: Project) -> None:
    waltz = builders.work("cleo", title="Waltz")
    place(plan(project), 0, MINUTE, submission=accepted(waltz, project), title="")
    builders.withdrawn(waltz, by="cleo")
    page = Client().get(f"{project.get_absolute_url()}plan/").content.decode()
    assert "Withdrawn by its authors" in page
    assert "Waltz" not in page


def test_neither_the_history_nor_what_is_left_of_a_place_names_a_withdrawn_work(
    project: Project,
) -> None:
    waltz = builders.work("cleo", title="Waltz")
    offered, eva = accepted(waltz, project), signed_in("eva")
    eva.post(edit(project), sent(row(f"work-{offered.pk}", "sound", "0:00", "1:00")))
    history = f"{project.get_absolute_url()}plan/history/"
    assert "Waltz" in Client().get(history).content.decode()
    builders.withdrawn(waltz, by="cleo")
    undo(submission=offered, by=builders.user("eva"), now=timezone.now())
    assert Place.objects.get().title == "Withdrawn by its authors"
    page = Client().get(history).content.decode()
    assert "Withdrawn by its authors" in page
    assert "Waltz" not in page


def test_a_fuller_plan_takes_no_more_statements(project: Project) -> None:
    made = plan(project)
    eva, addresses = signed_in("eva"), ("plan/", "plan/edit/", "plan/history/")

    def fill(number: int) -> None:
        for at in range(number):
            waltz = accepted(builders.work("cleo"), project, call=builders.call(project))
            place(made, at * 1000, at * 1000 + 500, submission=waltz)

    def count() -> list[int]:
        return [statements(eva, project.get_absolute_url() + each) for each in addresses]

    fill(1)
    few = count()
    fill(9)
    assert count() == few


def test_only_leads_reach_the_form_and_nobody_draws_a_plan_of_nothing(project: Project) -> None:
    assert signed_in("dan").get(edit(project)).status_code == 404
    assert signed_in("dan").post(edit(project), sent()).status_code == 404
    assert "Nobody has drawn" in Client().get(f"{project.get_absolute_url()}plan/").content.decode()
    assert Client().get("/projects/nothing/plan/").status_code == 404
    assert Client().get(f"{project.get_absolute_url()}plan/history/?page=x").status_code == 404


def offered(page: str) -> set[str]:
    return {title for title in ("Waltz", "Polka", "Reel", "Jig") if f">{title}</option>" in page}


def test_every_work_without_a_place_is_found_by_a_word_or_a_name(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("projects.queries.placeable.MOST", 2)
    made = {
        title: accepted(builders.work(name, title=title), project)
        for title, name in (("Waltz", "ben"), ("Polka", "cleo"), ("Reel", "ada"), ("Jig", "dan"))
    }
    eva = signed_in("eva")
    assert offered(page := eva.get(edit(project)).content.decode()) == {"Reel", "Jig"}
    assert "Only the newest 2 works without a place are offered above." in page
    polka = row(f"work-{made['Polka'].pk}", "sound", "0:12.5", "soon")
    typed = sent(polka, row("", "picture", "0", "", "Snow"))
    page = eva.post(edit(project), typed | {"find": "waltz", "look": "yes"}).content.decode()
    assert offered(page) == {"Waltz", "Polka"}
    for words in ("0:12.5", "soon", "Snow", "One work without a place has to do with “waltz”"):
        assert words in page
    assert "could not be saved" not in page
    assert "is no time" not in page
    assert not Plan.objects.exists()
    page = eva.post(edit(project), sent() | {"find": "Ben", "look": "yes"}).content.decode()
    assert offered(page) == {"Waltz"}
    page = eva.post(edit(project), sent() | {"find": "tango", "look": "yes"}).content.decode()
    assert "No work without a place has to do with “tango”." in page
    waltz = f"work-{made['Waltz'].pk}"
    told = {"find": "waltz", "found": "waltz", "enter": "yes"}
    assert eva.post(edit(project), sent(row(waltz, "sound", "0", "9")) | told).status_code == 302
    assert Place.objects.get().submission == made["Waltz"]
    page = eva.get(edit(project)).content.decode()
    assert offered(page) == {"Waltz", "Reel", "Jig"}


def test_enter_in_the_words_looks_for_them_and_keeps_nothing(project: Project) -> None:
    accepted(builders.work("ben", title="Waltz"), project)
    typed = sent(row("", "picture", "0", "9", "Snow"))
    told = {"find": "waltz", "found": "", "enter": "yes"}
    page = signed_in("eva").post(edit(project), typed | told).content.decode()
    assert "Snow" in page
    assert not Plan.objects.exists()
    assert signed_in("eva").post(edit(project), typed | told | {"find": ""}).status_code == 302
    odd = [row("work-" + "9" * digits, "sound", "0", "9") for digits in (40, 4301)]
    assert signed_in("eva").post(edit(project), sent(*odd)).status_code == 200


def test_a_plan_full_of_works_leaves_room_for_those_without_a_place(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("projects.queries.placeable.MOST", 1)
    made = plan(project)
    for title in ("Waltz", "Polka"):
        place(made, 0, MINUTE, submission=accepted(builders.work("ben", title=title), project))
    accepted(builders.work("cleo", title="Reel"), project)
    assert offered(signed_in("eva").get(edit(project)).content.decode()) >= {"Reel"}
