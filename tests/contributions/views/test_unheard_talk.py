"""A talk whose only voices a reader does not hear: that it is there is said, but not whose."""

import pytest
from django.test import Client

from accounts.models import Distance, Reach
from contributions.models import Thread
from contributions.services import comments
from tests import builders

pytestmark = pytest.mark.django_db
SAID = "comes from people you muted or blocked"


def says(thread: Thread, who: str) -> None:
    Distance.objects.get_or_create(
        keeper=builders.user("ada"), other=builders.user("dan"), defaults={"reach": Reach.MUTE}
    )
    comments.write(thread=thread, author=builders.user(who), text="Too loud.")


def test_a_work_whose_only_voice_i_muted_does_not_say_that_nobody_spoke(client: Client) -> None:
    work = builders.work("ben").contribution
    says(work.thread, "dan")
    client.force_login(builders.user("ada"))
    page = client.get(work.get_absolute_url()).content.decode()
    assert SAID in page
    assert 'href="/settings/distances/"' in page
    assert "Nobody has said anything" not in page
    assert "Dan" not in page.split('id="critique"')[1]
    client.force_login(builders.user("eva"))
    assert SAID not in client.get(work.get_absolute_url()).content.decode()


def test_a_project_whose_only_voice_i_muted_does_not_say_that_nobody_spoke(client: Client) -> None:
    project = builders.project(lead="eva")
    says(project.thread, "dan")
    client.force_login(builders.user("ada"))
    page = client.get(project.get_absolute_url()).content.decode()
    assert SAID in page
    assert "Nobody has said anything" not in page


def test_where_somebody_else_spoke_too_nothing_is_said_of_it(client: Client) -> None:
    work = builders.work("ben").contribution
    says(work.thread, "dan")
    says(work.thread, "eva")
    client.force_login(builders.user("ada"))
    assert SAID not in client.get(work.get_absolute_url()).content.decode()
