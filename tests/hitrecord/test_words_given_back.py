"""What somebody wrote is on the page that cannot take it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from contributions.services.withdrawing import withdraw
from projects.models import Lead
from tests import builders

pytestmark = pytest.mark.django_db
WORDS = "The second verse is the one I would sing."


def signed_in(name: str) -> Client:
    client = Client()
    client.force_login(builders.user(name))
    return client


def test_a_comment_on_a_work_that_was_withdrawn_meanwhile() -> None:
    work = builders.work("ada").contribution
    withdraw(contribution=work, by=builders.user("ada"), now=timezone.now())
    answer = signed_in("ben").post(reverse("work_comments", args=[work.pk]), {"text": WORDS})
    assert answer.status_code == 404
    assert WORDS in answer.content.decode()
    assert "while you were writing" in answer.content.decode()


def test_an_update_by_a_lead_whose_part_ended_meanwhile() -> None:
    project = builders.project(lead="eva")
    Lead.objects.create(project=project, user=builders.user("dan"))
    dan = signed_in("dan")
    assert dan.get(reverse("desk", args=[project.slug])).status_code == 200
    Lead.objects.filter(user=builders.user("dan")).delete()
    said = {"title": "Week two", "text": WORDS}
    answer = dan.post(reverse("updates", args=[project.slug]), said)
    assert answer.status_code == 404
    assert WORDS in answer.content.decode()


def test_nothing_is_given_back_to_who_wrote_nothing_and_no_password_ever(client: Client) -> None:
    assert "What you wrote" not in client.get("/nowhere/").content.decode()
    page = client.post("/nowhere/", {"password": "the harbour at night"}).content.decode()
    assert "the harbour at night" not in page


def test_who_signs_up_too_often_reads_so_and_has_their_words(client: Client) -> None:
    typed = {"credit_name": "Ada of the harbour", "email": "no address", "born": "1990-02-28"}
    for _again in range(30):
        answer = client.post(reverse("account_signup"), typed)
        if answer.status_code == 429:
            break
    page = answer.content.decode()
    assert answer["Retry-After"] == "60"
    assert "Wait a minute, then try again." in page
    assert "That was often in a short time" in page
    assert "Ada of the harbour" in page
