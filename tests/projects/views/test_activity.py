"""Everything that happened in a project, page by page down to its first day."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from projects.models import Project, Update
from projects.services.deciding import decide
from projects.services.projects import start
from tests import builders
from tests.projects.builders import submission

pytestmark = pytest.mark.django_db
BEGUN = timezone.now() - timedelta(days=400)


@pytest.fixture
def project() -> Project:
    return start(by=builders.user("eva"), title="The lamp", pitch="It walks.", now=BEGUN)


def test_the_last_page_holds_the_first_day_however_much_happened(project: Project) -> None:
    eva = builders.user("eva")
    Update.objects.bulk_create(
        Update(
            project=project,
            author=eva,
            title=f"News {n}",
            text="So.",
            at=BEGUN + timedelta(hours=n + 1),
        )
        for n in range(330)
    )
    offer = submission(builders.work("cleo", title="Waltz"), project)
    decide(submission=offer, decision="accepted", by=eva, now=BEGUN + timedelta(minutes=5))
    address = f"{project.get_absolute_url()}activity/"
    first = Client().get(address)
    assert "News 329" in first.content.decode()
    assert first.context["page"].paginator.count == 332
    last = Client().get(address, {"page": first.context["page"].paginator.num_pages})
    page = last.content.decode()
    assert "Eva had the idea" in page
    assert "Waltz" in page
    assert page.index("News 0") < page.index("Waltz") < page.index("had the idea")


def test_a_work_that_comes_again_and_again_on_one_day_is_one_work(project: Project) -> None:
    eva, now, song = builders.user("eva"), timezone.now(), builders.work("cleo", title="Waltz")
    for n in range(5):
        again = builders.new_version(song.contribution, "cleo") if n else song
        offer = submission(again, project)
        decide(submission=offer, decision="declined", by=eva, now=now, reason="Too fast.")
    other = submission(builders.work("dan"), project, by="dan")
    address = f"{project.get_absolute_url()}activity/"
    assert "Eva declined a work with a reason" in Client().get(address).content.decode()
    decide(submission=other, decision="declined", by=eva, now=now, reason="Too slow.")
    assert "Eva declined 2 works with a reason each" in Client().get(address).content.decode()
