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
    assert "says it is a picture" in answer.content.decode()
    answer = client.post("/settings/avatar/", {"picture": making.picture()}, CONTENT_LENGTH=2**31)
    assert answer.status_code == 413
