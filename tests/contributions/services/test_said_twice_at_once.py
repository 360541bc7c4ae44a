import pytest

from contributions.models import Comment
from contributions.services import comments
from tests import builders
from tests.at_once import together


@pytest.mark.django_db(transaction=True)
def test_a_comment_that_is_sent_twice_at_once_is_said_once() -> None:
    ben, work = builders.user("ben"), builders.work("ada").contribution

    def send() -> None:
        comments.write(thread=work.thread, author=ben, text="The bridge is too long.")

    assert together(send, send, send) == ["done"] * 3
    assert Comment.objects.count() == 1
