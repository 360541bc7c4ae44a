"""What is on a picture, said for each of several, and for all of them where it is not."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils import timezone

from contributions.models import Contribution, Draft, MediaFile
from contributions.services import drafts, editing
from contributions.services.publishing import publish
from tests import builders
from tests.contributions import making

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft() -> Draft:
    """With two pictures of Ada's, of which the second one says what is on it."""
    made = making.draft("ada", title="Two of them", text="", alt_text="Two animals")
    fox, cat = making.upload(made), making.upload(made, making.picture("cat.png", (300, 200)))
    for each in (fox, cat):
        making.processed(each)
    MediaFile.objects.filter(pk=cat.pk).update(alt_text="A cat asleep")
    return made


@pytest.fixture
def work(draft: Draft) -> Contribution:
    return publish(draft=draft, by=draft.author, now=timezone.now()).contribution


@pytest.fixture
def ada(client: Client) -> Client:
    client.force_login(builders.user("ada"))
    return client


def seen_on(work: Contribution) -> list[str]:
    """By who cannot see the pictures, one after the other."""
    pages = (Client().get(f"/works/{work.pk}/?part={part}") for part in (1, 2))
    found = [
        re.search(r'sizes="[^"]+" [^>]*alt="([^"]*)"', page.content.decode()) for page in pages
    ]
    return [each[1] if each else "" for each in found]


def edited(ada: Client, work: Contribution, **alts: str) -> str:
    form = {"title": work.title, "alt_text": "Two animals", "seen": str(editing.last_edit(work))}
    return ada.post(f"/works/{work.pk}/edit/", form | alts, follow=True).content.decode()


def test_each_picture_says_its_own_and_the_shared_words_stand_in(work: Contribution) -> None:
    assert seen_on(work) == ["Two animals", "A cat asleep"]


def test_a_draft_takes_what_is_on_each_picture(ada: Client, draft: Draft) -> None:
    address = draft.get_absolute_url()
    fox, cat = draft.files.all()
    page = ada.get(address).content.decode()
    assert f'name="alt-{fox.pk}" value=""' in page
    assert f'name="alt-{cat.pk}" value="A cat asleep"' in page
    form = {"title": "Two of them", "text": "", "all_mine": "on", f"alt-{fox.pk}": " A  fox "}
    ada.post(address, making.seen(draft) | form)
    assert [each.alt_text for each in draft.files.all()] == ["A fox", "A cat asleep"]
    page = ada.post(
        address, making.seen(draft) | form | {f"alt-{fox.pk}": "x" * 1001}, follow=True
    ).content.decode()
    assert "An alt text has room for 1000 characters." in page
    assert "x" * 1001 in page
    assert [each.alt_text for each in draft.files.all()] == ["A fox", "A cat asleep"]


def test_one_picture_alone_is_not_asked_twice(ada: Client) -> None:
    draft = making.draft("ada", title="A fox", text="", alt_text="A fox")
    media = making.processed(making.upload(draft))
    assert f'name="alt-{media.pk}"' not in ada.get(draft.get_absolute_url()).content.decode()
    work = publish(draft=draft, by=draft.author, now=timezone.now()).contribution
    assert f'name="alt-{media.pk}"' not in ada.get(f"/works/{work.pk}/edit/").content.decode()


def test_an_author_changes_what_is_on_one_and_what_stood_there_stays_known(
    ada: Client, work: Contribution
) -> None:
    fox, cat = editing.pictures_of(work)
    edited(ada, work, **{f"alt-{fox.pk}": "A fox", f"alt-{cat.pk}": ""})
    assert seen_on(work) == ["A fox", "Two animals"]
    assert [(each.field, each.before, each.after) for each in work.edits.order_by("pk")] == [
        ("picture_alt", "1: ", "1: A fox"),
        ("picture_alt", "2: A cat asleep", "2: "),
    ]
    assert "<s>2: A cat asleep</s>" in Client().get(f"/works/{work.pk}/").content.decode()


def test_nobody_else_and_no_other_picture_is_reached(ada: Client, work: Contribution) -> None:
    other = making.upload(making.draft("ben", text=""))
    edited(ada, work, **{f"alt-{other.pk}": "Mine"})
    other.refresh_from_db()
    assert other.alt_text == ""
    theirs = Client()
    theirs.force_login(builders.user("ben"))
    [fox, _cat] = editing.pictures_of(work)
    edited(theirs, work, **{f"alt-{fox.pk}": "Mine"})
    assert seen_on(work) == ["Two animals", "A cat asleep"]


def test_of_two_windows_the_later_one_takes_nothing_back(ada: Client, work: Contribution) -> None:
    fox, cat = editing.pictures_of(work)
    late = {"title": work.title, "alt_text": "Two animals", "seen": "0"}
    edited(ada, work, **{f"alt-{fox.pk}": "A fox", f"alt-{cat.pk}": "A cat"})
    page = ada.post(f"/works/{work.pk}/edit/", late | {f"alt-{cat.pk}": "Late"}).content.decode()
    assert "Somebody changed this work while you were typing" in page
    assert ">\nLate</textarea>" in page
    assert seen_on(work) == ["A fox", "A cat"]


def test_a_next_version_with_the_same_pictures_keeps_what_is_on_them(work: Contribution) -> None:
    again = drafts.next_version(contribution=work, by=builders.user("ada"))
    again.all_mine = True
    again.save()
    publish(draft=again, by=again.author, now=timezone.now())
    work.refresh_from_db()
    assert seen_on(work) == ["Two animals", "A cat asleep"]
