"""The studio's story holds together: everything named exists, and nothing quotes the future."""

from collections import Counter

import pytest

from hitrecord.demo.content import (
    CALLS,
    COMMENTS,
    PEOPLE,
    PRODUCTIONS,
    PROJECTS,
    RECOMMENDATIONS,
    RELEASES,
    WORKS,
)
from hitrecord.demo.content.praise import PRAISE, UNSEEN
from hitrecord.demo.content.things import Call
from hitrecord.demo.logins import LOGINS, lines
from hitrecord.demo.places import FACES

NAMES = {person.key for person in PEOPLE}
MEMBERS = {person.key for person in PEOPLE if not person.staff}
WORK = {work.key: work for work in WORKS}
PUBLISHED = {(one.work.key, one.number): place for place, one in enumerate(RELEASES)}


def test_there_are_enough_people_and_works_of_all_four_kinds() -> None:
    kinds = Counter(work.kind for work in WORKS)
    assert len(MEMBERS) >= 10
    assert len(WORKS) >= 34
    assert kinds["writing"] >= 9
    assert kinds["image"] >= 12
    assert kinds["audio"] >= 7
    assert kinds["video"] >= 5


def test_keys_name_one_thing_each() -> None:
    assert len(WORK) == len(WORKS)
    assert len(NAMES) == len(PEOPLE)
    assert len({call.number for call in CALLS}) == len(CALLS)


def test_every_source_was_published_before_what_was_made_from_it() -> None:
    for release in RELEASES:
        for source in release.work.sources:
            mine = PUBLISHED[release.work.key, release.number]
            assert PUBLISHED[source.work, source.version] < mine, (release.work.key, source.work)


def test_a_thank_you_note_and_a_title_fit_their_columns() -> None:
    for work in WORKS:
        assert len(work.title) <= 140
        assert len(work.alt) <= 1000
        assert all(len(source.thanks) <= 280 for source in work.sources)


def test_authors_are_members_and_pictures_and_films_are_described() -> None:
    for work in WORKS:
        assert set(work.authors) <= MEMBERS
        assert bool(work.alt) == (work.kind in ("image", "video")), work.key


def test_writing_has_words_or_a_committed_script_and_the_rest_has_a_file() -> None:
    for release in RELEASES:
        assert bool(release.version.text) != (release.version.make is not None), release.work.key
        if release.version.text:
            assert release.work.kind == "writing"


def test_the_poem_has_eleven_lines() -> None:
    assert len(WORK["complaint"].versions[0].text.strip().splitlines()) == 11


def test_one_work_has_two_ways_back_to_the_poem() -> None:
    parents = {source.work for source in WORK["lighthouse-film"].sources}
    through = {"complaint", "background", "waltz"}
    assert through <= parents
    assert {source.work for source in WORK["background"].sources} == {"it-got-up"}
    for key in ("it-got-up", "waltz"):
        assert "complaint" in {source.work for source in WORK[key].sources}


def test_comments_and_recommendations_are_by_people_about_things_that_exist() -> None:
    places = {
        "work": set(WORK),
        "project": {project.key for project in PROJECTS},
        "proposal": {production.key for production in PRODUCTIONS},
    }
    for comment in COMMENTS:
        what, key = comment.on.split(":")
        assert key in places[what], comment.on
        assert {comment.author, *(author for author, _ in comment.replies)} <= NAMES
        if what == "work":
            assert comment.days_ago <= WORK[key].versions[0].days_ago, comment.text
    for key, people in RECOMMENDATIONS.items():
        assert set(people) <= MEMBERS - set(WORK[key].authors), key


def test_projects_are_in_five_phases_and_led_by_members() -> None:
    assert {project.changes[-1].phase for project in PROJECTS} == {
        "idea", "open", "assembling", "in_review", "released",
    }  # fmt: skip
    for project in PROJECTS:
        assert set(project.leads) <= MEMBERS
        assert project.cover in WORK
        days = [change.days_ago for change in project.changes]
        assert days == sorted(days, reverse=True)


@pytest.mark.parametrize("call", CALLS, ids=lambda call: str(call.number))
def test_a_call_is_answered_by_works_that_were_there(call: Call) -> None:
    leads = {project.key: project.leads for project in PROJECTS}[call.project]
    assert call.asked_by in leads
    assert (call.reward == "guaranteed") == (call.amount is not None)
    for answer in call.answers:
        assert answer.days_ago <= WORK[answer.work].versions[answer.version - 1].days_ago
        assert answer.days_ago <= call.opened_days_ago
        assert WORK[answer.work].kind in call.kinds
        assert answer.by in WORK[answer.work].authors
        assert bool(answer.decision) == (answer.decided_by in leads) == bool(answer.reason)


def test_ten_calls_are_open_and_every_decision_was_made_at_least_once() -> None:
    decisions = {answer.decision for call in CALLS for answer in call.answers}
    assert sum(call.deadline_in_days > 0 for call in CALLS) >= 10
    assert decisions == {"", "accepted", "kept", "declined"}


def test_skills_are_of_the_one_vocabulary() -> None:
    from django.utils.module_loading import import_string

    names = import_string("accounts.migrations.0002_the_first_skills.SKILLS")
    known = {name.lower().replace(" ", "-") for name in names}
    assert {skill for person in PEOPLE for skill in person.skills} <= known
    assert {call.skill for call in CALLS} <= known


def test_logins_are_people_of_the_studio_and_staff_are_among_them() -> None:
    people = {person.email: person for person in PEOPLE}
    assert {people[login.email].name for login in LOGINS} == {login.name for login in LOGINS}
    assert {person.email for person in PEOPLE if person.staff} <= {one.email for one in LOGINS}
    assert "walking-lighthouse" in lines()[0]


def test_everybody_has_a_face() -> None:
    assert all((FACES / f"{name}.webp").is_file() for name in NAMES)


def test_praise_is_of_works_by_others_and_after_they_were_published() -> None:
    for praise in PRAISE:
        work = WORK[praise.work]
        assert praise.author in MEMBERS - set(work.authors)
        assert praise.days_ago < work.versions[0].days_ago
    assert set(WORK) >= UNSEEN
