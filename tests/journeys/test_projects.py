from __future__ import annotations

import pytest

from tests.journeys.people import Crowd
from tests.journeys.story import Work
from tests.journeys.undertaking import REASON, THANKS, VERSE, Project

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("decided")]


def test_cleo_reads_that_eva_accepted_her_song_with_thanks(
    crowd: Crowd, song: Work, project: Project
) -> None:
    cleo = crowd.member("cleo").open("/submissions/")
    cleo.sees("Accepted")
    cleo.sees(THANKS)
    cleo.open("/notices/").sees(f"Eva Lindqvist accepted “{song.title}” for {project.title}")


def test_dan_reads_why_his_verse_was_declined(crowd: Crowd, project: Project) -> None:
    dan = crowd.member("dan").open("/submissions/")
    dan.sees("Declined")
    dan.sees(REASON)
    dan.open("/notices/").sees(f"Eva Lindqvist declined “{VERSE}” for {project.title}")


def test_everybody_sees_what_was_accepted_on_the_projects_page(
    crowd: Crowd, project: Project, song: Work
) -> None:
    visitor = crowd.visitor().open(project.path)
    visitor.sees(song.title)
    assert visitor.page.get_by_text(VERSE).count() == 0
