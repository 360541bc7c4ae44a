from datetime import datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import Notice
from contributions.models import Comment
from contributions.services import comments
from contributions.services.second_thoughts import put_back
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def now() -> datetime:
    return timezone.now()


@pytest.fixture
def remark() -> Comment:
    thread = builders.work("ada").contribution.thread
    return comments.write(thread=thread, author=builders.user("dan"), text="Too *loud*.")


def test_what_is_put_back_is_quoted_again_where_it_was_told(remark: Comment, now: datetime) -> None:
    told = Notice.objects.get(recipient=builders.user("ada"))
    dan = builders.user("dan")
    comments.withdraw(comment=remark, by=dan, now=now)
    assert Notice.objects.get(pk=told.pk).body == ""
    assert put_back(comment=remark, by=dan, now=now + timedelta(minutes=9))
    assert Notice.objects.get().body == told.body
    assert not put_back(comment=remark, by=dan, now=now)


def test_only_its_author_puts_a_remark_back(remark: Comment, now: datetime) -> None:
    comments.withdraw(comment=remark, by=builders.user("dan"), now=now)
    with pytest.raises(PermissionError):
        put_back(comment=remark, by=builders.user("ada"), now=now)


def test_what_staff_took_down_stays_down(remark: Comment, now: datetime) -> None:
    comments.take_down(comment=remark, by=builders.staff("max"), now=now)
    with pytest.raises(ValidationError, match="only staff"):
        put_back(comment=remark, by=builders.user("dan"), now=now)
