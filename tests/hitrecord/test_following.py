from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.test import Client, TestCase
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.models import Announcement, Event, Follow, Notice
from accounts.services import following
from accounts.services.following import follow, follows, unfollow
from accounts.telling.announcing import announce
from hitrecord.queries import following as shown
from payouts.services.discussion import say as say_of_proposal
from projects.services.discussion import say as say_of_project
from tests import builders
from tests.payouts import builders as money

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(client: Client) -> Client:
    client.force_login(builders.user("ada"))
    return client


def press(client: Client, kind: str, pk: int, **more: str) -> str:
    words = {"kind": kind, "id": str(pk), "next": "/following/"} | more
    return client.post(reverse("change_following"), words, follow=True).content.decode()


def test_ada_follows_a_person_a_project_and_a_talk_and_sees_them(ada: Client) -> None:
    poem = builders.work("ben", title="The sea")
    project = builders.project("The lamp")
    press(ada, "person", builders.user("ben").pk)
    press(ada, "project", project.pk)
    page = press(ada, "talk", poem.contribution.thread_id)
    for words in ("Ben", "The lamp", "The sea"):
        assert words in page
    assert Follow.objects.count() == 3
    home = ada.get("/").content.decode()
    assert "From people you follow" in home


def test_pressing_twice_follows_once_and_undo_ends_it(ada: Client) -> None:
    ben = builders.user("ben")
    press(ada, "person", ben.pk)
    press(ada, "person", ben.pk)
    assert follows(builders.user("ada"), ben)
    assert 'aria-pressed="true"' in ada.get(ben.get_absolute_url()).content.decode()
    press(ada, "person", ben.pk, undo="1")
    assert not follows(builders.user("ada"), ben)
    assert not unfollow(user=builders.user("ada"), target=ben)


@pytest.mark.parametrize("pk", ["", "x", "-1", "1" * 40, "٣"])
@pytest.mark.parametrize("kind", ["person", "project", "talk", "", "user"])
def test_what_is_not_there_is_404(ada: Client, kind: str, pk: str) -> None:
    answer = ada.post(reverse("change_following"), {"kind": kind, "id": pk})
    assert answer.status_code == 404


def test_a_work_that_ada_cannot_see_is_not_there(ada: Client) -> None:
    gone = builders.withdrawn(builders.work("ben"), by="ben")
    answer = ada.post(reverse("change_following"), {"kind": "talk", "id": gone.thread_id})
    assert answer.status_code == 404


def test_a_work_that_was_taken_down_leaves_the_list(ada: Client) -> None:
    poem = builders.work("ben", title="The sea")
    press(ada, "talk", poem.contribution.thread_id)
    builders.withdrawn(poem, by="ben")
    assert "The sea" not in ada.get(reverse("following")).content.decode()


def test_there_is_an_end_to_what_one_follows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "MOST", 1)
    follow(user=builders.user("ada"), target=builders.user("ben"))
    with pytest.raises(ValidationError, match="let some go"):
        follow(user=builders.user("ada"), target=builders.user("cleo"))
    with pytest.raises(ValidationError, match="You know what you do"):
        follow(user=builders.user("ben"), target=builders.user("ben"))


@pytest.mark.parametrize(
    ("show", "words"),
    [("people", "/people/{}/"), ("projects", ">The lamp of {}<"), ("talks", ">The sea of {}<")],
)
def test_whoever_follows_many_reads_all_of_them_by_pages(
    ada: Client, monkeypatch: pytest.MonkeyPatch, show: str, words: str
) -> None:
    monkeypatch.setattr(shown, "PAGE", 2)
    me, names = builders.user("ada"), ("ben", "cleo", "dan")
    for name in names:
        follow(user=me, target=builders.user(name))
        follow(user=me, target=builders.project(f"The lamp of {name}"))
        work = builders.work(name, title=f"The sea of {name}").contribution
        follow(user=me, target=work.thread)
    assert f'href="?show={show}">All 3' in ada.get("/following/").content.decode()
    pages = [ada.get(f"/following/?show={show}&page={n}").content.decode() for n in (1, 2)]
    assert "page=2" in pages[0]
    found = [[name for name in names if words.format(name) in page] for page in pages]
    assert [len(each) for each in found] == [2, 1]
    assert sorted([*found[0], *found[1]]) == list(names)
    assert not any("All 3" in page for page in pages)


def test_the_page_asks_as_often_for_many_as_for_few(
    ada: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(12):
        name = f"member{number}"
        builders.work(name)
        follow(user=builders.user("ada"), target=builders.user(name))
        follow(user=builders.user("ada"), target=builders.project(f"Project {number}"))
    ada.get(reverse("following"))
    with django_assert_max_num_queries(15):
        ada.get(reverse("following"))


def test_talks_of_projects_and_proposals_are_followed_heard_of_and_let_go(ada: Client) -> None:
    project, proposal = builders.project("The lamp"), money.opened()
    for about in (project, proposal):
        url = about.get_absolute_url()
        assert "Follow the talk" in ada.get(url).content.decode()
        assert f"{url}#talk" in press(ada, "talk", about.thread_id)
        talk = ada.get(url).content.decode().split('id="talk"')[1]
        assert 'aria-pressed="true">Following' in talk
    builders.user("dan")
    with TestCase.captureOnCommitCallbacks(execute=True):
        say_of_project(project=project, author=builders.user("dan"), text="A door?")
        say_of_proposal(proposal=proposal, author=builders.user("dan"), text="A share?")
    for row in Announcement.objects.all():
        announce(row.pk)
    heard = Notice.objects.of(builders.user("ada")).filter(event=Event.TALK)
    assert sorted(notice.body for notice in heard) == ["A door?", "A share?"]
    for about in (project, proposal):
        press(ada, "talk", about.thread_id, undo="1")
    assert not Follow.objects.exists()


def test_the_talk_of_a_draft_of_a_proposal_is_not_there(ada: Client) -> None:
    draft = money.computed(money.sold())
    answer = ada.post(reverse("change_following"), {"kind": "talk", "id": draft.thread_id})
    assert answer.status_code == 404
