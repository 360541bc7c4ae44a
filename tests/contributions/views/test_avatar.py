import pytest
from django.test import Client

from accounts.models import Person
from contributions.models import MediaFile
from tests import builders
from tests.contributions import making

pytestmark = pytest.mark.django_db


def test_a_visitor_signs_in_first(client: Client) -> None:
    assert client.get("/settings/avatar/").headers["Location"].startswith("/accounts/login/")


def test_adas_picture_is_prepared_and_then_shown(client: Client) -> None:
    client.force_login(builders.user("ada"))
    client.post("/settings/avatar/", {"picture": making.picture()})
    assert "Waiting to be prepared" in client.get("/settings/avatar/").content.decode()
    making.processed(MediaFile.objects.get())
    avatar = Person.objects.get(user=builders.user("ada")).avatar_url
    assert avatar in client.get("/settings/avatar/").content.decode()
    assert client.get(avatar).headers["Content-Type"] == "image/webp"


def test_words_that_say_they_are_a_picture_get_a_sentence(client: Client) -> None:
    client.force_login(builders.user("ada"))
    answer = client.post("/settings/avatar/", {"picture": making.words("ada.png")})
    assert "Choose a JPEG, PNG or WebP." in answer.content.decode()
    answer = client.post("/settings/avatar/", {"picture": making.picture()}, CONTENT_LENGTH=2**31)
    assert answer.status_code == 413


@pytest.mark.parametrize("drawing", ["<svg xmlns='http://www.w3.org/2000/svg'/>", "#EXTM3U\n"])
def test_nobody_is_told_to_attach_a_face_as_an_extra_file(client: Client, drawing: str) -> None:
    client.force_login(builders.user("ada"))
    file = making.words("ada.png", text=drawing)
    page = client.post("/settings/avatar/", {"picture": file}).content.decode()
    assert "This is not a picture we can show." in page
    assert "extra file" not in page


def test_an_empty_picture_is_called_empty(client: Client) -> None:
    client.force_login(builders.user("ada"))
    page = client.post("/settings/avatar/", {"picture": making.words("a.png", text="")})
    assert "This file is empty." in page.content.decode()


def test_ada_takes_her_picture_off_again(client: Client) -> None:
    client.force_login(builders.user("ada"))
    client.post("/settings/avatar/", {"picture": making.picture()})
    making.processed(MediaFile.objects.get())
    assert "Remove my picture" in client.get("/settings/avatar/").content.decode()
    page = client.post("/settings/avatar/", {"act": "take_off"}, follow=True).content.decode()
    assert "Your picture is gone." in page
    assert "Remove my picture" not in page
    assert not Person.objects.get(user=builders.user("ada")).avatar
    assert not MediaFile.objects.exists()


def test_a_picture_that_came_to_nothing_is_discarded_and_the_face_stays(client: Client) -> None:
    client.force_login(builders.user("ada"))
    client.post("/settings/avatar/", {"picture": making.picture()})
    making.processed(MediaFile.objects.get())
    face = Person.objects.get(user=builders.user("ada")).avatar
    client.post("/settings/avatar/", {"picture": making.picture(size=(40, 30))})
    assert "Discard this file" in client.get("/settings/avatar/").content.decode()
    page = client.post("/settings/avatar/", {"act": "discard"}, follow=True).content.decode()
    assert "Discard this file" not in page
    assert MediaFile.objects.count() == 1
    client.post("/settings/avatar/", {"act": "discard"})
    assert Person.objects.get(user=builders.user("ada")).avatar == face
