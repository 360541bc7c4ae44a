"""Nobody loses what they typed because their session ended meanwhile."""

from datetime import timedelta
from html import unescape

import pytest
from allauth.account.models import EmailAddress
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from contributions.models import Comment, Draft
from hitrecord.foundation import unsent
from tests import builders

pytestmark = pytest.mark.django_db
TYPED = {"title": "The “walking” <lighthouse>", "text": "They built me\nto stand.", "key": "old"}
SIGN_IN = "/accounts/login/?next=%2Funsent%2F"


def signed_in_again(client: Client) -> str:
    client.force_login(builders.user("ada"))
    return client.get("/unsent/").content.decode()


def test_a_work_sent_after_the_session_ended_waits_behind_the_door(client: Client) -> None:
    answer = client.post("/contribute/", TYPED)
    assert answer["Location"] == SIGN_IN
    page = signed_in_again(client)
    assert "They built me" in page
    assert 'action="/contribute/"' in page
    assert TYPED["title"] in unescape(page)
    assert 'value="old"' not in page

    client.post("/contribute/", TYPED | {"action": "save"})
    assert Draft.objects.get().text == "They built me\nto stand."
    assert client.get("/unsent/").status_code == 302


def test_a_remark_waits_too_and_may_be_thrown_away(client: Client) -> None:
    work = builders.work("ben").contribution
    assert client.post(f"/works/{work.pk}/comments/", {"text": "Too loud."})["Location"] == SIGN_IN
    assert "Too loud." in signed_in_again(client)
    client.post("/unsent/")
    assert client.get("/unsent/")["Location"] == "/"
    assert not Comment.objects.exists()


def signs_in(client: Client, handle: str) -> None:
    user = builders.user(handle)
    user.set_password(builders.PASSWORD)
    user.save()
    EmailAddress.objects.get_or_create(user=user, email=user.email, verified=True, primary=True)
    said = {"login": user.email, "password": builders.PASSWORD}
    assert client.post("/accounts/login/", said).status_code == 302


def test_who_signs_in_after_somebody_else_does_not_read_their_words(client: Client) -> None:
    signs_in(client, "ada")
    client.post("/accounts/logout/")
    client.post("/contribute/", TYPED)
    signs_in(client, "ben")
    answer = client.get("/unsent/", follow=True)
    assert "They built me" not in answer.content.decode()
    assert "Somebody else typed something here" in answer.content.decode()


def test_who_wrote_them_reads_them_also_where_others_signed_in_before(client: Client) -> None:
    for handle in ("ben", "ada"):
        signs_in(client, handle)
        client.post("/accounts/logout/")
    client.post("/contribute/", TYPED)
    signs_in(client, "ada")
    assert "They built me" in client.get("/unsent/").content.decode()


def test_passwords_files_and_empty_forms_are_not_kept(client: Client) -> None:
    sent = {"file": SimpleUploadedFile("a.png", b"x"), "password": "walking-lighthouse"}
    assert "unsent" not in client.post("/contribute/", sent)["Location"]
    assert "unsent" not in client.post("/accounts/password/change/", {"a": "b c"})["Location"]
    assert unsent.KEY not in client.session


def test_what_a_script_sends_by_itself_is_not_kept(client: Client) -> None:
    client.post("/drafts/1/autosave/", TYPED, headers={"Sec-Fetch-Mode": "cors"})
    assert unsent.KEY not in client.session


def test_nobody_fills_the_house_with_forms(client: Client) -> None:
    endless = {"text": "x y " * unsent.LONGEST}
    assert "unsent" not in client.post("/contribute/", endless)["Location"]
    answers = [Client().post("/contribute/", TYPED)["Location"] for _ in range(unsent.MOST + 1)]
    assert [place == SIGN_IN for place in answers] == [True] * unsent.MOST + [False]


def test_what_nobody_came_back_for_is_forgotten(client: Client) -> None:
    client.post("/contribute/", TYPED)
    session = client.session
    old = timezone.now() - unsent.KEPT_FOR - timedelta(minutes=1)
    session[unsent.KEY] = session[unsent.KEY] | {"at": old.isoformat()}
    session.save()
    client.force_login(builders.user("ada"))
    assert client.get("/unsent/")["Location"] == "/"


def test_a_visitor_without_anything_to_send_goes_where_they_wanted(client: Client) -> None:
    assert client.get("/contribute/")["Location"] == "/accounts/login/?next=/contribute/"
    assert client.get("/unsent/")["Location"] == "/accounts/login/?next=/unsent/"


def test_the_sign_in_page_says_that_what_was_written_is_kept(client: Client) -> None:
    place = client.post("/contribute/", TYPED)["Location"]
    assert "What you wrote is kept." in client.get(place).content.decode()
    wrong = {"login": "ada@example.com", "password": "no", "next": "/unsent/"}
    assert "What you wrote is kept." in client.post("/accounts/login/", wrong).content.decode()
    assert "What you wrote is kept." not in client.get("/accounts/login/").content.decode()
