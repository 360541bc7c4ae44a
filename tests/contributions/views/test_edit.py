"""What belongs to a work is edited by its authors, and what stood before stays known."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from contributions.models import Contribution, Edit
from contributions.publication import describing
from contributions.services import drafts, editing
from contributions.services.publishing import publish
from tests import builders
from tests.contributions import making

pytestmark = pytest.mark.django_db
FORM = {"title": "The fox", "alt_text": "", "tags": "", "wish": "", "process_note": "", "seen": "0"}


@pytest.fixture
def work() -> Contribution:
    draft = making.draft("ada", title="The fox", tags="sea, night")
    return publish(draft=draft, by=draft.author, now=timezone.now()).contribution


@pytest.fixture
def ada(client: Client, work: Contribution) -> Client:
    client.force_login(builders.user("ada"))
    return client


def test_an_author_edits_what_belongs_to_the_work(ada: Client, work: Contribution) -> None:
    address = f"/works/{work.pk}/edit/"
    assert 'value="night, sea"' in ada.get(address).content.decode()
    form = FORM | {"title": "The red fox", "tags": "sea, dawn", "is_mature": "on"}
    answer = ada.post(address, form | {"mature_note": "Blood", "ai_use": "none"})
    assert answer.headers["Location"] == work.get_absolute_url()
    work.refresh_from_db()
    assert (work.title, work.is_mature, work.ai_use) == ("The red fox", True, "none")
    assert describing.tags_as_text(work) == "dawn, sea"
    before = {each.field: each.before for each in work.edits.all()}
    assert before == {
        "title": "The fox",
        "tags": "night, sea",
        "is_mature": "",
        "mature_note": "",
        "ai_use": "",
    }
    assert {each.by.handle for each in work.edits.all()} == {"ada"}


def test_everybody_reads_what_stood_there_before(ada: Client, work: Contribution) -> None:
    ada.post(f"/works/{work.pk}/edit/", FORM | {"title": "The red fox", "tags": "sea, night"})
    page = Client().get(work.get_absolute_url()).content.decode()
    assert "<s>The fox</s>" in page
    assert "Edited" in page
    assert Edit.objects.count() == 1


def test_saving_without_a_change_leaves_no_trace(ada: Client, work: Contribution) -> None:
    ada.post(f"/works/{work.pk}/edit/", FORM | {"tags": "night,  SEA"})
    assert not Edit.objects.exists()
    assert "Edited" not in ada.get(work.get_absolute_url()).content.decode()


def test_a_next_version_with_another_title_is_an_edit_too(work: Contribution) -> None:
    draft = drafts.next_version(contribution=work, by=builders.user("ada"))
    draft.title, draft.all_mine = "The blue fox", True
    draft.save()
    publish(draft=draft, by=draft.author, now=timezone.now())
    assert [(each.field, each.before, each.after) for each in work.edits.all()] == [
        ("title", "The fox", "The blue fox")
    ]


def test_a_next_version_begun_before_an_edit_takes_nothing_of_it_back(
    ada: Client, work: Contribution
) -> None:
    address = f"/works/{work.pk}/edit/"
    ada.post(address, FORM | {"tags": "sea, night", "wish": "Sing it."})
    draft = drafts.next_version(contribution=work, by=builders.user("ada"))
    edited = FORM | {"title": "The red fox", "tags": "dawn", "wish": "Dance it.", "seen": "0"}
    edited |= {"is_mature": "on", "mature_note": "Blood", "ai_use": "helped", "ai_note": "Colours"}
    ada.post(address, edited | {"seen": str(editing.last_edit(work)), "may_train": "on"})
    draft.tags, draft.alt_text, draft.wish = "night,  SEA", "A fox.", "Paint it."
    draft.all_mine = True
    draft.save()
    publish(draft=draft, by=draft.author, now=timezone.now())
    work.refresh_from_db()
    assert (work.is_mature, work.mature_note, work.may_train) == (True, "Blood", True)
    assert (work.title, work.ai_use, work.ai_note) == ("The red fox", "helped", "Colours")
    assert describing.tags_as_text(work) == "dawn"
    assert (work.alt_text, work.wish) == ("A fox.", "Paint it.")


def test_a_next_version_takes_the_cover_off_when_its_author_does(
    ada: Client, work: Contribution
) -> None:
    ada.post(f"/works/{work.pk}/edit/", FORM | {"is_mature": "on"})
    draft = drafts.next_version(contribution=work, by=builders.user("ada"))
    draft.is_mature, draft.all_mine = False, True
    draft.save()
    publish(draft=draft, by=draft.author, now=timezone.now())
    assert ("is_mature", "") in {(each.field, each.after) for each in work.edits.all()}


def test_how_ai_was_used_is_taken_from_one_side_and_not_from_both(
    ada: Client, work: Contribution
) -> None:
    address = f"/works/{work.pk}/edit/"
    ada.post(address, FORM | {"ai_use": "none", "ai_note": "Not at all."})
    draft = drafts.next_version(contribution=work, by=builders.user("ada"))
    ada.post(address, FORM | {"ai_use": "none", "seen": str(editing.last_edit(work))})
    draft.ai_use, draft.all_mine = "helped", True
    draft.save()
    publish(draft=draft, by=draft.author, now=timezone.now())
    work.refresh_from_db()
    assert (work.ai_use, work.ai_note) == ("helped", "Not at all.")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"title": " "}, "Please fill this in."),
        ({"tags": ",".join(f"t{n}" for n in range(12))}, "room for 10 tags; these are 12"),
        ({"tags": "x" * 61}, "A tag has room for 60 characters"),
        ({"ai_use": "made"}, "Say in a few words how AI was used."),
        ({"wish": "x" * 2001}, "2001 characters are too many here"),
    ],
)
def test_what_is_wrong_is_said_and_all_that_was_typed_stays(
    ada: Client, work: Contribution, wrong: dict[str, str], sentence: str
) -> None:
    page = ada.post(f"/works/{work.pk}/edit/", FORM | {"alt_text": "A fox on a pier."} | wrong)
    assert sentence in page.content.decode()
    assert "A fox on a pier." in page.content.decode()
    assert not Edit.objects.exists()


def test_two_authors_at_once_take_nothing_from_each_other(ada: Client, work: Contribution) -> None:
    address = f"/works/{work.pk}/edit/"
    ada.post(address, FORM | {"title": "First"})
    page = ada.post(address, FORM | {"title": "Second"}).content.decode()
    assert "Somebody changed this work while you were typing" in page
    assert 'value="Second"' in page
    work.refresh_from_db()
    assert work.title == "First"
    last = editing.last_edit(work)
    assert f'name="seen" value="{last}"' in page
    ada.post(address, FORM | {"title": "Second", "seen": str(last)})
    work.refresh_from_db()
    assert work.title == "Second"


def test_only_an_author_edits(work: Contribution) -> None:
    ben = builders.user("ben")
    client = Client()
    client.force_login(ben)
    assert client.get(f"/works/{work.pk}/edit/").status_code == 404
    assert client.post(f"/works/{work.pk}/edit/", FORM).status_code == 404
    with pytest.raises(PermissionDenied):
        editing.edit(work=work, by=ben, said={}, seen=0, now=timezone.now())


def test_the_history_is_only_ever_added_to(work: Contribution) -> None:
    row = {"contribution": work, "field": "title", "before": "a", "by": builders.user("ada")}
    Edit.objects.create(**row, after="b")
    for attack, sentence in (
        (lambda: Edit.objects.update(before="x"), "append-only"),
        (lambda: Edit.objects.all().delete(), "append-only"),
        (lambda: Edit.objects.create(**row, after="a"), "an_edit_changes_a_field"),
        (
            lambda: Edit.objects.create(**row | {"field": "text"}, after="b"),
            "an_edited_field_is_known",
        ),
    ):
        with pytest.raises(IntegrityError, match=sentence), transaction.atomic():
            attack()


def test_an_author_of_a_picture_without_alt_text_is_asked_for_one() -> None:
    draft = making.draft("ada", text="")
    making.processed(making.upload(draft))
    work = publish(draft=draft, by=draft.author, now=timezone.now()).contribution
    client = Client()
    assert "Write an alt text" not in client.get(work.get_absolute_url()).content.decode()
    client.force_login(draft.author)
    assert "Write an alt text" in client.get(work.get_absolute_url()).content.decode()
    Contribution.objects.update(alt_text="A fox on a pier.")
    assert "Write an alt text" not in client.get(work.get_absolute_url()).content.decode()
