from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Distance, Event, Follow, Notice, User
from accounts.services.distances import come_back, keep_away
from accounts.services.following import follow
from accounts.services.notices import notify
from contributions.models import Source
from contributions.publication import citing
from contributions.queries.talk import Where, remarks_of, talk_of
from contributions.services.albums import make
from contributions.services.comments import write
from contributions.services.hanging import change, hang
from contributions.services.inviting import invite
from contributions.services.sources import Choice, choose
from projects.services.discussion import say
from projects.services.submissions import submit
from tests import builders
from tests.contributions import making

pytestmark = pytest.mark.django_db


def away(keeper: str, other: str, reach: str) -> None:
    keep_away(keeper=builders.user(keeper), other=builders.user(other), reach=reach)


def test_what_a_muted_member_writes_is_hidden_from_the_keeper_alone() -> None:
    thread = builders.work("eva").contribution.thread
    loud = write(thread=thread, author=builders.user("ben"), text="Loud.")
    write(thread=thread, author=builders.user("cleo"), text="An answer.", parent=loud)
    write(thread=thread, author=builders.user("ben"), text="And again.")
    away("ada", "ben", "mute")
    mine = talk_of(thread.pk, builders.user("ada"), Where()).remarks
    assert len(mine) == 1
    assert "You muted or blocked" in mine[0].html
    assert len(mine[0].replies) == 1
    assert talk_of(thread.pk, builders.user("dan"), Where()).count == 2
    assert come_back(keeper=builders.user("ada"), other=builders.user("ben"))
    assert talk_of(thread.pk, builders.user("ada"), Where()).count == 2


@pytest.mark.parametrize("reach", ["mute", "block"])
def test_no_notice_tells_of_what_they_do_but_of_money_and_rights(reach: str) -> None:
    ada, ben = builders.user("ada"), builders.user("ben")
    away("ada", "ben", reach)
    for event in (Event.COMMENTED, Event.DISPUTED):
        notify(
            recipients=[ada],
            event=event,
            subject="N",
            url="/",
            target=ada,
            key=event,
            actor=ben.person,
        )
    assert [notice.event for notice in Notice.objects.all()] == [Event.DISPUTED]


def test_a_block_is_told_by_what_did_not_happen() -> None:
    ada, ben = builders.user("ada"), builders.user("ben")
    away("ada", "ben", "block")
    with pytest.raises(ValidationError, match=r"reach them here\. You do not follow them\."):
        follow(user=ben, target=ada)
    with pytest.raises(ValidationError, match=r"reach them here\. Nobody was asked\."):
        invite(draft=making.draft("ben"), handle="ada", role="", now=timezone.now())


@pytest.mark.parametrize(("keeper", "other"), [("ada", "ben"), ("ben", "ada")])
def test_a_block_keeps_both_from_reaching_each_other(keeper: str, other: str) -> None:
    """Remarks, answers, projects, invitations and following."""
    ada, ben = builders.user("ada"), builders.user("ben")
    mine = builders.work("ada").contribution.thread
    elsewhere = builders.work("eva").contribution.thread
    said = write(thread=elsewhere, author=ada, text="Said.")
    project = builders.project(lead="ada")
    draft = making.draft("ben")
    song, poem, now = builders.work("ben"), builders.work("ada"), timezone.now()
    album = make(title="Ha", text="", is_public=True, by=ben, now=now)
    hung = builders.work("ada").contribution
    item = hang(album=album, work=hung, note="", by=ben, now=now)
    away(keeper, other, "block")
    attempts = (
        lambda: write(thread=mine, author=ben, text="Hm."),
        lambda: write(thread=elsewhere, author=ben, text="Hm.", parent=said),
        lambda: say(project=project, author=ben, text="Hm."),
        lambda: invite(draft=draft, handle="ada", role="", now=timezone.now()),
        lambda: follow(user=ben, target=ada),
        lambda: submit(version=song, by=ben, project=project, note="Ha.", now=timezone.now()),
        lambda: hang(album=album, work=poem.contribution, note="Ha.", by=ben, now=timezone.now()),
        lambda: change(item=item, note="Ha.", position=1, by=ben),
    )
    for attempt in attempts:
        with pytest.raises(ValidationError, match="You cannot reach them here"):
            attempt()
    write(thread=elsewhere, author=ben, text="To all.")
    # What is done beside the words may be done: a work offered, a work hung.
    assert submit(version=song, by=ben, project=project, note="", now=timezone.now())
    change(item=item, note="", position=1, by=ben)


@pytest.mark.parametrize(("keeper", "other"), [("ada", "ben"), ("ben", "ada")])
def test_a_block_keeps_a_thank_you_note_back_and_not_the_thread(keeper: str, other: str) -> None:
    poem, draft = builders.work("ada", title="The sea"), making.draft("ben")
    choose(draft=draft, choices=[Choice(poem.pk, note="Thanks, ha.")])
    assert "sources" not in citing.problems(draft)
    away(keeper, other, "block")
    assert "no note goes to them" in citing.problems(draft)["sources"][0]
    choose(draft=draft, choices=[Choice(poem.pk)])
    assert "sources" not in citing.problems(draft)


def test_a_muted_member_can_do_all_of_it() -> None:
    away("ada", "ben", "mute")
    write(thread=builders.work("ada").contribution.thread, author=builders.user("ben"), text="Hm.")
    follow(user=builders.user("ben"), target=builders.user("ada"))


def test_credit_and_lineage_are_never_hidden() -> None:
    poem = builders.work("ada", title="The sea")
    painting = builders.remix(poem, "ben")
    away("ada", "ben", "block")
    client = Client()
    client.force_login(builders.user("ada"))
    page = client.get(f"{poem.contribution.get_absolute_url()}made-into/").content.decode()
    assert painting.contribution.title in page
    assert "Ben" in page


def test_a_block_ends_that_they_follow_each_other() -> None:
    ada, ben = builders.user("ada"), builders.user("ben")
    follow(user=ada, target=ben)
    follow(user=ben, target=ada)
    away("ada", "ben", "block")
    assert not Follow.objects.exists()


def test_the_settings_list_them_and_one_press_undoes_it() -> None:
    ada, ben = builders.user("ada"), builders.user("ben")
    client = Client()
    client.force_login(ada)
    path = reverse("change_distance", args=["ben"])
    assert "Keep away" in client.get(reverse("profile", args=["ben"])).content.decode()
    client.post(path, {"reach": "mute"})
    client.post(path, {"reach": "block"})
    assert Distance.objects.get().reach == "block"
    assert "Unblock" in client.get(reverse("distances")).content.decode()
    client.post(path)
    assert not Distance.objects.exists()
    assert client.post(reverse("change_distance", args=["ada"])).status_code == 404
    assert client.post(reverse("change_distance", args=["nobody"])).status_code == 404
    assert isinstance(ben, User)


def test_a_comment_that_does_not_reach_keeps_its_words_on_the_page() -> None:
    poem = builders.work("ada").contribution
    away("ada", "ben", "block")
    client = Client()
    client.force_login(builders.user("ben"))
    path = reverse("work_comments", args=[poem.pk])
    page = client.post(path, {"text": "My long words."}).content.decode()
    assert "You cannot reach them here" in page
    assert "My long words." in page


def test_notes_updates_and_the_page_of_a_remark_keep_silent_too() -> None:
    ada, ben = builders.user("ada"), builders.user("ben")
    poem = builders.work("ada", title="The sea")
    note = {"relation": "based_on", "note": "Thanks, old fool."}
    Source.objects.create(derivative=builders.work("ben"), source=poem, **note)
    project = builders.project(lead="ben")
    news = project.updates.create(author=ben, title="Loud", text="Rude.", html="<p>Rude.</p>")
    remark = write(thread=builders.work("eva").contribution.thread, author=ben, text="Rude.")
    pages = [
        poem.contribution.get_absolute_url(),
        f"{poem.contribution.get_absolute_url()}made-into/",
        reverse("made_from_mine"),
        project.get_absolute_url(),
        reverse("update_history", args=[project.slug, news.pk]),
        reverse("comment", args=[remark.pk]),
    ]
    client = Client()
    client.force_login(ada)
    for path in pages:
        page = client.get(path).content.decode()
        assert "Rude." in page or "Thanks, old fool." in page, path
    away("ada", "ben", "mute")
    for path in pages:
        page = client.get(path).content.decode()
        assert "Rude." not in page, path
        assert "old fool" not in page, path
        assert "Ben" in page, path


def test_muting_hides_nothing_from_whoever_has_to_read_it_or_decides_by_it() -> None:
    thread = builders.work("eva").contribution.thread
    loud = write(thread=thread, author=builders.user("ben"), text="Loud.")
    write(thread=thread, author=builders.user("ben"), text="Louder.", parent=loud)
    away("ada", "ben", "mute")
    [read] = remarks_of(thread.pk)
    assert "Loud." in read.html
    assert len(read.replies) == 1
    [decided] = talk_of(thread.pk, builders.user("ada"), Where(), decides=True).remarks
    assert "Loud." in decided.html
