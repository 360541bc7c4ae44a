"""Threads of works, projects and proposals alike: words are worded anew, looked at, dated."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from contributions.models import Comment, Thread
from contributions.services.comments import write
from tests import builders
from tests.payouts import builders as money

pytestmark = pytest.mark.django_db


def signed_in(name: str) -> Client:
    client = Client()
    client.force_login(builders.user(name))
    return client


@dataclass(frozen=True)
class Talk:
    thread: Thread
    url: str


def about_a_work() -> Talk:
    work = builders.work("cleo").contribution
    return Talk(work.thread, work.get_absolute_url())


def about_a_project() -> Talk:
    project = builders.project()
    return Talk(project.thread, project.get_absolute_url())


def about_a_proposal() -> Talk:
    proposal = money.opened()
    return Talk(proposal.thread, proposal.get_absolute_url())


everywhere = pytest.mark.parametrize("talk", [about_a_work, about_a_project, about_a_proposal])


def answered(talk: Talk) -> Comment:
    first = write(thread=talk.thread, author=builders.user("dan"), text="Too loud.")
    return write(thread=talk.thread, author=builders.user("ben"), text="Wher?", parent=first)


@everywhere
def test_an_answer_is_worded_anew_and_says_so_with_its_time(talk: Callable[[], Talk]) -> None:
    about = talk()
    answer, ben = answered(about), signed_in("ben")
    address = f"/comments/{answer.pk}/wording/"
    assert address in ben.get(about.url).content.decode()
    assert "Wher?" in ben.get(address).content.decode()
    assert ben.post(address, {"text": "Where?"})["Location"] == answer.at(about.url)
    page = Client().get(about.url).content.decode()
    said = page.split(f'id="comment-{answer.pk}"')[1].split("</div>")[0]
    assert "<time" in said
    assert f'href="/comments/{answer.pk}/"' in said
    before = Client().get(f"/comments/{answer.pk}/").content.decode()
    assert "Wher?" in before
    assert "Where?" in before


@everywhere
def test_somebody_elses_words_are_not_found(talk: Callable[[], Talk]) -> None:
    answer, dan = answered(talk()), signed_in("dan")
    for what in ("wording", "withdrawal"):
        assert dan.post(f"/comments/{answer.pk}/{what}/", {"text": "Mine."}).status_code == 404


@everywhere
def test_an_answer_is_looked_at_before_it_is_sent(talk: Callable[[], Talk]) -> None:
    about = talk()
    first = answered(about).parent
    typed = {"text": "*There* <script>", "answers": getattr(first, "pk", ""), "look": "yes"}
    page = signed_in("ada").post(f"{about.url}comments/", typed).content.decode()
    shown = page.split("This is how it will look.")
    assert len(shown) == 2
    assert "<em>There</em>" in shown[1].split("</div>")[0]
    assert "*There* &lt;script&gt;</textarea>" in shown[0]
    assert Comment.objects.count() == 2


@everywhere
def test_a_page_that_answers_a_form_leads_back_to_where_it_is_found_again(
    talk: Callable[[], Talk],
) -> None:
    about = talk()
    dan = signed_in("dan")
    for typed in ({"text": "*There*", "look": "yes"}, {"text": " "}):
        page = dan.post(f"{about.url}comments/", typed).content.decode()
        assert f'name="next" value="{about.url}"' in page
        assert f'name="next" value="{about.url}comments/' not in page
    page = dan.get(f"{about.url}?talk=1").content.decode()
    assert f'name="next" value="{about.url}?talk=1"' in page


def test_what_is_refused_about_an_older_version_leads_back_to_that_version() -> None:
    work = builders.work("cleo").contribution
    builders.new_version(work)
    typed = {"text": " ", "version": "1"}
    page = signed_in("dan").post(f"/works/{work.pk}/comments/", typed).content.decode()
    assert f'name="next" value="/works/{work.pk}/versions/1/"' in page
    assert f'name="next" value="/works/{work.pk}/comments/' not in page


@everywhere
def test_the_time_of_a_remark_and_of_an_answer_is_a_link_to_its_own_address(
    talk: Callable[[], Talk],
) -> None:
    about = talk()
    answer = answered(about)
    for remark in (answer, answer.parent):
        assert remark is not None
        for typed in ({}, {"text": " "}):
            asked = signed_in("eva")
            page = asked.post(f"{about.url}comments/", typed) if typed else asked.get(about.url)
            said = page.content.decode().split(f'id="comment-{remark.pk}"')[1]
            assert f'href="{remark.at(about.url)}"><time' in said
        assert Client().get(remark.at(about.url)).status_code == 200


def test_words_are_looked_at_before_they_are_changed() -> None:
    answer = answered(about_a_work())
    address, typed = f"/comments/{answer.pk}/wording/", {"text": "*Where*?", "look": "yes"}
    page = signed_in("ben").post(address, typed).content.decode()
    assert "<em>Where</em>?" in page
    answer.refresh_from_db()
    assert answer.text == "Wher?"


def test_what_is_said_about_a_draft_of_a_proposal_is_for_staff_alone() -> None:
    proposal = money.opened()
    answer = answered(Talk(proposal.thread, ""))
    assert Client().get(f"/comments/{answer.pk}/").status_code == 200
    draft = money.computed(money.sold())
    hidden = answered(Talk(draft.thread, ""))
    assert Client().get(f"/comments/{hidden.pk}/").status_code == 404


def test_words_taken_back_twice_are_taken_back_once() -> None:
    about = about_a_project()
    answer, ben = answered(about), signed_in("ben")
    for _again in range(2):
        answer_of = ben.post(f"/comments/{answer.pk}/withdrawal/")
        assert answer_of["Location"] == f"{about.url}#taken-back"
    assert ben.get(f"/comments/{answer.pk}/wording/").status_code == 404


@everywhere
@pytest.mark.parametrize("of", ["dan", "ben"])
def test_what_was_taken_back_is_put_back_with_its_words_by_the_button_below_the_message(
    talk: Callable[[], Talk], of: str
) -> None:
    about = talk()
    answer = answered(about)
    mine = answer if of == "ben" else answer.parent
    assert mine is not None
    address, member = f"/comments/{mine.pk}/withdrawal/", signed_in(of)
    words = f"<p>{mine.text}</p>"
    page = member.post(address, follow=True).content.decode()
    assert words not in page.replace("\n", "")
    form = page.split('id="taken-back"')[1].split("</form>")[0]
    assert f'action="{address}"' in form
    assert "csrfmiddlewaretoken" in form
    for _again in range(2):
        assert member.post(address, {"undo": "yes"})["Location"] == mine.at(about.url)
    page = member.get(about.url).content.decode()
    assert "Your comment is back." in page
    assert words in Client().get(about.url).content.decode().replace("\n", "")


def test_after_ten_minutes_what_was_taken_back_stays_so_and_that_is_said() -> None:
    about = about_a_work()
    answer, ben = answered(about), signed_in("ben")
    address = f"/comments/{answer.pk}/withdrawal/"
    ben.post(address)
    Comment.objects.filter(pk=answer.pk).update(withdrawn_at=timezone.now() - timedelta(minutes=11))
    back = ben.post(address, {"undo": "yes"})
    assert back["Location"] == f"{about.url}#talk"
    assert "can be put back for ten minutes" in ben.get(about.url).content.decode()
    assert Comment.objects.get(pk=answer.pk).withdrawn_at


def test_somebody_elses_words_are_not_put_back() -> None:
    answer = answered(about_a_work())
    address = f"/comments/{answer.pk}/withdrawal/"
    signed_in("ben").post(address)
    assert signed_in("dan").post(address, {"undo": "yes"}).status_code == 404
    assert Comment.objects.get(pk=answer.pk).withdrawn_at


def test_the_button_below_the_message_is_let_through() -> None:
    about = about_a_work()
    address = f"/comments/{answered(about).pk}/withdrawal/"
    ben = Client(enforce_csrf_checks=True)
    ben.force_login(builders.user("ben"))
    token = token_in(ben.get(about.url).content.decode())
    page = ben.post(address, {"csrfmiddlewaretoken": token}, follow=True).content.decode()
    form = page.split('id="taken-back"')[1]
    sent = {"csrfmiddlewaretoken": token_in(form), "undo": "yes"}
    assert ben.post(address, sent).status_code == 302
    assert not Comment.objects.filter(withdrawn_at__isnull=False).exists()


def token_in(page: str) -> str:
    return page.split('name="csrfmiddlewaretoken" value="')[1].split('"', maxsplit=1)[0]


def test_a_comment_that_was_never_worded_anew_speaks_of_no_words_before() -> None:
    answer = answered(about_a_work())
    page = Client().get(f"/comments/{answer.pk}/").content.decode()
    assert "What it said before" not in page
    assert "It says what it said from the first." in page
    signed_in("ben").post(f"/comments/{answer.pk}/wording/", {"text": "Where?"})
    page = Client().get(f"/comments/{answer.pk}/").content.decode()
    assert "What it said before" in page
    assert "from the first" not in page
