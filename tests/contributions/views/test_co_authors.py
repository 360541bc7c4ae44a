"""The pages on which people become authors of each other's drafts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from contributions.models import Answer, Draft, DraftAuthor, Rendition
from contributions.services import inviting
from tests import builders
from tests.contributions import making

pytestmark = pytest.mark.django_db


def window(name: str) -> Client:
    client = Client()
    client.force_login(builders.user(name))
    return client


@pytest.fixture
def draft() -> Draft:
    return making.draft("ben", title="The harbour", text="A *harbour* at night.")


def invite(draft: Draft, name: str = "cleo", role: str = "Melody") -> DraftAuthor:
    builders.user(name)
    return inviting.invite(draft=draft, handle=name, role=role, now=timezone.now())


def authors_page(draft: Draft) -> str:
    return reverse("draft_authors", args=[draft.pk])


def test_ben_invites_cleo_and_she_accepts(draft: Draft) -> None:
    builders.user("cleo")
    ben, cleo = window("ben"), window("cleo")
    page = ben.post(
        authors_page(draft), {"action": "invite", "handle": "@cleo", "role": "Melody"}, follow=True
    ).content.decode()
    assert "Cleo is asked." in page
    assert "asked, no answer yet" in page
    row = DraftAuthor.objects.get(person__user__handle="cleo")
    seen = cleo.get(row.get_absolute_url()).content.decode()
    assert "<em>harbour</em>" in seen
    assert "Your role: Melody." in seen
    assert row.get_absolute_url() in cleo.get(reverse("drafts")).content.decode()
    cleo.post(row.get_absolute_url(), {"answer": "accept", "line": "Gladly"})
    assert "Gladly" in ben.get(authors_page(draft)).content.decode()
    bench = ben.get(draft.get_absolute_url()).content.decode()
    assert "Cleo</span>, Melody" in bench


def test_a_wrong_handle_is_a_sentence_and_roles_and_words_stay(draft: Draft) -> None:
    row = invite(draft)
    data = {"action": "invite", "handle": "nobody", "role": "Bass", f"role-{row.pk}": "Piano"}
    page = window("ben").post(authors_page(draft), data).content.decode()
    assert "Nobody here has the handle @nobody." in page
    assert 'value="nobody"' in page
    assert 'value="Bass"' in page
    row.refresh_from_db()
    assert row.role == "Piano"


def test_a_role_that_is_too_long_is_a_sentence_and_stays_to_be_shortened(draft: Draft) -> None:
    row = invite(draft)
    page = window("ben").post(authors_page(draft), {f"role-{row.pk}": "x" * 81}).content.decode()
    assert "A role has room for 80 characters." in page
    assert "x" * 81 in page


def test_order_and_withdrawal_work_with_plain_buttons(draft: Draft) -> None:
    ben, row = window("ben"), invite(draft)
    answer = ben.post(authors_page(draft), {"up": row.pk})
    assert answer["Location"].endswith(f"#author-{row.pk}")
    assert [each.person.credit_name for each in draft.authors.all()] == ["Cleo", "Ben"]
    ben.post(authors_page(draft), {"take_back": row.pk})
    row.refresh_from_db()
    assert row.answer == Answer.TAKEN_BACK
    seen = window("cleo").get(row.get_absolute_url()).content.decode()
    assert "took this invitation back" in seen
    assert "harbour</em>" not in seen


@pytest.mark.parametrize("given", ["up", "down", "take_back", "role-x", "role-1"])
@pytest.mark.parametrize("value", ["", "x", "0", "99999999999999999999", "\x00"])
def test_nonsense_changes_nothing(draft: Draft, given: str, value: str) -> None:
    row = invite(draft)
    assert window("ben").post(authors_page(draft), {given: value}).status_code in {200, 302}
    row.refresh_from_db()
    assert (row.position, row.role, row.answer) == (1, "Melody", Answer.WAITING)


def test_only_the_maker_arranges_and_only_the_invited_answers(draft: Draft) -> None:
    row = invite(draft)
    for name in ("cleo", "dan"):
        assert window(name).get(authors_page(draft)).status_code == 404
        assert window(name).get(draft.get_absolute_url()).status_code == 404
    for name in ("ben", "dan"):
        assert window(name).get(row.get_absolute_url()).status_code == 404


def test_the_invited_sees_the_pictures_while_they_are_asked_or_named(draft: Draft) -> None:
    making.processed(making.upload(draft))
    picture = Rendition.objects.filter(role__startswith="image").first()
    assert picture
    row = invite(draft)
    state = reverse("file_state", args=[picture.media_id])
    cleo = window("cleo")
    assert cleo.get(picture.address).status_code == cleo.get(state).status_code == 200
    assert window("dan").get(picture.address).status_code == 404
    assert window("dan").get(state).status_code == 404
    assert picture.address in cleo.get(row.get_absolute_url()).content.decode()
    cleo.post(row.get_absolute_url(), {"answer": "decline"})
    assert cleo.get(picture.address).status_code == cleo.get(state).status_code == 404


def test_after_publication_both_pages_lead_to_the_work(draft: Draft) -> None:
    row, ben, cleo = invite(draft), window("ben"), window("cleo")
    cleo.post(row.get_absolute_url(), {"answer": "accept"})
    ben.post(
        draft.get_absolute_url(),
        making.seen(draft)
        | {"title": "The harbour", "text": "A.", "all_mine": "on", "action": "publish"},
    )
    work = Draft.objects.get(pk=draft.pk).version
    assert work
    address = work.contribution.get_absolute_url()
    assert cleo.get(row.get_absolute_url())["Location"] == address
    assert cleo.post(row.get_absolute_url(), {"answer": "decline"})["Location"] == address
    assert ben.post(authors_page(draft), {"handle": "dan"})["Location"] == address
    assert work.authorships.count() == 2


def test_publishing_too_early_is_a_sentence_on_the_draft(draft: Draft) -> None:
    invite(draft)
    data = {"title": "The harbour", "text": "Other words.", "all_mine": "on", "action": "publish"}
    page = window("ben").post(draft.get_absolute_url(), making.seen(draft) | data).content.decode()
    assert "Not everybody has answered: Cleo." in page
    assert "Other words." in page


def statements(get: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as captured:
        get()
    return len(captured)


def test_the_pages_ask_equally_often_for_few_authors_and_for_many(draft: Draft) -> None:
    row, ben, cleo = invite(draft), window("ben"), window("cleo")
    pages = [
        lambda: ben.get(authors_page(draft)),
        lambda: ben.get(draft.get_absolute_url()),
        lambda: cleo.get(row.get_absolute_url()),
        lambda: cleo.get(reverse("drafts")),
    ]
    few = [statements(page) for page in pages]
    for name in ("ada", "dan", "eva", "joe"):
        invite(draft, name)
        invite(making.draft(name), "cleo")
    assert [statements(page) for page in pages] == few


def test_who_declined_sees_the_draft_again_only_after_changing_their_mind(draft: Draft) -> None:
    row, cleo = invite(draft), window("cleo")
    address = row.get_absolute_url()
    cleo.post(address, {"answer": "decline"})
    page = cleo.get(address).content.decode()
    assert "<em>harbour</em>" not in page
    assert "Accept after all" in page
    cleo.post(address, {"answer": "accept"})
    assert "<em>harbour</em>" in cleo.get(address).content.decode()
