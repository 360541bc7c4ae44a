"""Other words stand for a title that is hidden, in whatever language people were told of it."""

import pytest

from accounts.models import Notice
from accounts.services.titles import retitle
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("told", "now"),
    [
        ("Joe changed “Lane 6”", "Joe changed “A wall”"),
        ("Joe hat „Lane 6“ geändert", "Joe hat „A wall“ geändert"),
        ("Lane 6: asked again", "A wall: asked again"),
        ("Joe says: I live in Lane 6, you know", "Joe says: I live in Lane 6, you know"),
    ],
)
def test_a_title_goes_from_what_was_told_and_not_from_what_somebody_said(
    told: str, now: str
) -> None:
    ada = builders.user("ada")
    kept = Notice.objects.create(
        recipient=ada, event="decided", subject=told, url="/calls/7/", target=ada, key="told"
    )
    retitle(old="Lane 6", new="A wall", url="/calls/7/")
    kept.refresh_from_db()
    assert kept.subject == now
