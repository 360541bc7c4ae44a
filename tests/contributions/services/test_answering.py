from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from accounts.models import Announcement, Event, Notice
from accounts.services.following import follow
from accounts.telling import announcing
from contributions.models import Comment, Recommendation, State, Thread, Visit
from contributions.models.thread import COMMENT_LENGTH
from contributions.publication import follower_notices
from contributions.services import comments, recommending, visits, withdrawing
from contributions.services.resolving import resolve
from tests import builders

pytestmark = pytest.mark.django_db


def notices_of(name: str) -> list[str]:
    return list(Notice.objects.filter(recipient__handle=name).values_list("subject", flat=True))


def test_authors_hear_of_a_comment_and_its_writer_does_not() -> None:
    work = builders.work("ada", "ben", title="Poem").contribution
    comments.write(thread=work.thread, author=builders.user("ben"), text="Mine *too*.")
    assert notices_of("ada") == ["Ben wrote about “Poem”"]
    assert notices_of("ben") == []


def test_whoever_is_answered_hears_of_it_once() -> None:
    work = builders.work("ada", title="Poem").contribution
    remark = comments.write(thread=work.thread, author=builders.user("dan"), text="Too loud.")
    answer = comments.write(
        thread=work.thread, author=builders.user("ada"), text="Where?", parent=remark
    )
    again = comments.write(
        thread=work.thread, author=builders.user("dan"), text="At 0:42", parent=answer
    )
    assert again.parent == remark
    assert notices_of("dan") == ["Ada answered you about “Poem”"]
    assert Notice.objects.get(recipient__handle="dan").event == Event.REMARKED
    assert len(notices_of("ada")) == 2


def test_a_notice_quotes_plain_words_and_forgets_them_when_they_are_taken_back() -> None:
    work = builders.work("ada", title="Poem").contribution
    dan = builders.user("dan")
    remark = comments.write(
        thread=work.thread, author=dan, text="> Too **loud**, [here](https://a.b)"
    )
    assert Notice.objects.get().body == "Too loud, here"
    comments.withdraw(comment=remark, by=dan, now=timezone.now())
    assert Notice.objects.get().body == ""


@pytest.mark.parametrize("by_staff", [False, True])
def test_an_answer_taken_back_is_quoted_nowhere_and_no_other_notice_is_emptied(
    by_staff: bool,
) -> None:
    work = builders.work("ada", title="Poem").contribution
    dan, ada, now = builders.user("dan"), builders.user("ada"), timezone.now()

    def answered(remark: Comment, answer: str) -> Comment:
        resolve(comment=remark, state=State.WONT_DO, by=ada, now=now, answer=answer)
        return remark.replies.get()

    remarks = [
        comments.write(thread=work.thread, author=dan, text=f"Remark {number}")
        for number in range(6)
    ]
    said = [answered(remark, f"Answer {n}") for n, remark in enumerate(remarks)]
    told = Notice.objects.filter(event=Event.RESOLVED).order_by("pk")
    assert [notice.body for notice in told] == [f"Answer {n}" for n in range(6)]
    for remark in remarks:
        comments.withdraw(comment=remark, by=dan, now=now)
    assert all(notice.body for notice in told.all())
    if by_staff:
        comments.take_down(comment=said[0], by=builders.staff("max"), now=now)
    else:
        comments.withdraw(comment=said[0], by=ada, now=now)
    assert [notice.body for notice in told.all()] == ["", *(f"Answer {n}" for n in range(1, 6))]


def test_followers_hear_of_new_works_and_of_talk_once() -> None:
    work = builders.work("ada", title="Poem").contribution
    for name in ("eva", "ada"):
        follow(user=builders.user(name), target=work.thread)
    follow(user=builders.user("eva"), target=builders.user("ada"))
    comments.write(thread=work.thread, author=builders.user("dan"), text="Too loud.")
    follower_notices.tell(version=builders.new_version(work), by=builders.user("ada"))
    for _time in range(3):
        for row in Announcement.objects.order_by("-pk"):
            announcing.announce(row.pk)
    assert sorted(notices_of("eva")) == [
        "Ada put up version 2 of “Poem”",
        "Dan wrote about “Poem”",
    ]
    assert notices_of("ada") == ["Dan wrote about “Poem”"]


def test_a_maker_who_will_not_do_it_and_says_why_is_heard_once() -> None:
    work = builders.work("ada", title="Poem").contribution
    remark = comments.write(thread=work.thread, author=builders.user("dan"), text="Too loud.")
    resolve(
        comment=remark,
        state=State.WONT_DO,
        by=builders.user("ada"),
        now=timezone.now(),
        answer="It *has* to be.",
    )
    told = Notice.objects.get(recipient__handle="dan")
    assert (told.event, told.body) == (Event.RESOLVED, "It has to be.")


def test_what_was_heeded_and_what_was_refused_are_told_apart(client: Client) -> None:
    work = builders.work("ada", title="Poem").contribution
    dan, ada = builders.user("dan"), builders.user("ada")
    said = [comments.write(thread=work.thread, author=dan, text=f"Nr {n}") for n in range(4)]
    builders.new_version(work)
    for remark, state in zip(
        said, [State.ADDRESSED, State.ADDRESSED, *["wont_do"] * 2], strict=True
    ):
        resolve(comment=remark, state=State(state), by=ada, now=timezone.now())
    client.force_login(dan)
    for address in ("/notices/", "/"):
        page = client.get(address).content.decode()
        assert "Ada addressed your comment in version 2 of “Poem”" in page
        assert "Ada will not do what you proposed for “Poem”" in page
    withdrawing.withdraw(contribution=work, by=ada, now=timezone.now())
    assert "Poem" not in client.get("/notices/").content.decode()


def test_going_back_and_sending_once_more_says_it_once() -> None:
    work = builders.work("ada", title="Poem").contribution
    dan = builders.user("dan")
    first = comments.write(thread=work.thread, author=dan, text="Too loud.")
    assert comments.write(thread=work.thread, author=dan, text="Too loud. ") == first
    assert len(notices_of("ada")) == 1
    Comment.objects.update(created_at=timezone.now() - timedelta(hours=1))
    assert comments.write(thread=work.thread, author=dan, text="Too loud.") != first


@pytest.mark.parametrize("text", ["", "  \n ", "x" * (COMMENT_LENGTH + 1)])
def test_nothing_and_too_much_are_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        comments.write(thread=Thread.objects.create(), author=builders.user("dan"), text=text)


def test_a_remark_of_another_thread_cannot_be_answered() -> None:
    elsewhere = comments.write(
        thread=Thread.objects.create(), author=builders.user("dan"), text="Here"
    )
    with pytest.raises(ValidationError):
        comments.write(
            thread=Thread.objects.create(),
            author=builders.user("ada"),
            text="There",
            parent=elsewhere,
        )


def test_a_comment_is_taken_back_once_and_only_by_its_author() -> None:
    remark = comments.write(
        thread=Thread.objects.create(), author=builders.user("dan"), text="Too loud."
    )
    with pytest.raises(PermissionError):
        comments.withdraw(comment=remark, by=builders.user("ada"), now=timezone.now())
    assert comments.withdraw(comment=remark, by=builders.user("dan"), now=timezone.now())
    assert not comments.withdraw(comment=remark, by=builders.user("dan"), now=timezone.now())
    assert Comment.objects.get().text == "Too loud."


def test_a_heart_counts_once_and_its_author_hears_of_it_once() -> None:
    work = builders.work("ada", title="Poem").contribution
    ben = builders.user("ben")
    assert recommending.recommend(contribution=work, by=ben)
    assert not recommending.recommend(contribution=work, by=ben)
    assert recommending.take_back(contribution=work, by=ben, now=timezone.now())
    assert recommending.recommend(contribution=work, by=ben)
    assert Recommendation.objects.count() == 1
    assert notices_of("ada") == ["Ben recommends “Poem”"]


def test_nobody_recommends_a_work_of_their_own() -> None:
    work = builders.work("ada").contribution
    with pytest.raises(ValidationError, match="You made this"):
        recommending.recommend(contribution=work, by=builders.user("ada"))
    assert not Recommendation.objects.exists()
    assert notices_of("ada") == []


def test_visits_stay_one_row_and_a_download_is_not_forgotten() -> None:
    work, ben = builders.work("ada").contribution, builders.user("ben")
    first = timezone.now()
    visits.record_download(user=ben, work_id=work.pk, now=first)
    visits.record_opening(user=ben, work_id=work.pk, now=first + timedelta(hours=1))
    visit = Visit.objects.get()
    assert (visit.opened_at, visit.downloaded_at) == (first + timedelta(hours=1), first)


def test_an_author_withdraws_and_restores_and_others_do_not() -> None:
    work = builders.work("ada").contribution
    ada, ben, now = builders.user("ada"), builders.user("ben"), timezone.now()
    with pytest.raises(PermissionError):
        withdrawing.withdraw(contribution=work, by=ben, now=now)
    assert withdrawing.withdraw(contribution=work, by=ada, now=now)
    assert not withdrawing.withdraw(contribution=work, by=ada, now=now)
    with pytest.raises(PermissionError):
        withdrawing.restore(contribution=work, by=ben, now=timezone.now())
    assert withdrawing.restore(contribution=work, by=ada, now=timezone.now())
    work.refresh_from_db()
    assert work.withdrawn_at is None


def test_what_staff_took_down_an_author_cannot_put_up() -> None:
    work = builders.work("ada").contribution
    work.withdrawn_at, work.withdrawn_by = timezone.now(), builders.staff("max")
    work.save()
    assert not withdrawing.restore(contribution=work, by=builders.user("ada"), now=timezone.now())
