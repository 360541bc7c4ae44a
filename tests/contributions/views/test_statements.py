"""What an author says about a work: use of AI, training of programs, mature content."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from accounts.models import User
from contributions.models import Contribution, Draft
from contributions.services import drafts
from contributions.services.publishing import publish
from tests import builders
from tests.contributions import making

pytestmark = pytest.mark.django_db
SAID = {
    "ai_use": "helped",
    "ai_note": "The sky was generated, I drew the fox.",
    "may_train": True,
    "is_mature": True,
    "mature_note": "Blood",
}


def said_of(thing: Contribution | Draft) -> dict[str, object]:
    return {name: getattr(thing, name) for name in SAID}


def test_what_is_said_goes_along_from_form_to_draft_to_work_to_next_version(
    client: Client,
) -> None:
    client.force_login(builders.user("ada"))
    words = {"title": "The fox", "text": "A fox.", "all_mine": "on"}
    form = {name: "on" if value is True else value for name, value in SAID.items()}
    client.post("/contribute/", words | form | {"action": "save"})
    draft = Draft.objects.get()
    assert said_of(draft) == SAID
    work = publish(draft=draft, by=draft.author, now=timezone.now()).contribution
    assert said_of(work) == SAID
    assert said_of(drafts.next_version(contribution=work, by=draft.author)) == SAID


def test_nothing_said_is_nothing_said(client: Client) -> None:
    draft = making.draft()
    work = publish(draft=draft, by=draft.author, now=timezone.now()).contribution
    assert (work.ai_use, work.may_train, work.is_mature) == ("", False, False)
    data = client.get(f"/works/{work.pk}/credits.json").json()["work"]
    assert (data["ai_use"], data["may_train"], data["mature"]) == ("unstated", False, False)
    page = client.get(f"/works/{work.pk}/").content.decode()
    assert "AI" not in page.split('id="statements"')[1].split("AI training")[0]


def test_whoever_used_ai_says_how() -> None:
    draft = making.draft(ai_use="made")
    with pytest.raises(ValidationError) as refusal:
        publish(draft=draft, by=draft.author, now=timezone.now())
    assert refusal.value.message_dict == {"ai_note": ["Say in a few words how AI was used."]}
    work = builders.work("ada").contribution
    for change in ({"ai_use": "made"}, {"ai_use": "a bit", "ai_note": "x"}):
        with (
            pytest.raises(IntegrityError, match="a_use_of_ai_is_known_and_says_how"),
            transaction.atomic(),
        ):
            Contribution.objects.filter(pk=work.pk).update(**change)


def test_a_way_of_viewing_is_one_of_three() -> None:
    ada = builders.user("ada")
    with (
        pytest.raises(IntegrityError, match="a_way_of_viewing_is_known"),
        transaction.atomic(),
    ):
        User.objects.filter(pk=ada.pk).update(viewing="all")


def test_a_work_page_says_what_was_said(client: Client) -> None:
    draft = making.draft("ada", **(SAID | {"is_mature": False}))
    work = publish(draft=draft, by=draft.author, now=timezone.now()).contribution
    page = client.get(work.get_absolute_url()).content.decode()
    assert "AI helped" in page
    assert "The sky was generated, I drew the fox." in page


@pytest.mark.parametrize("may_train", [True, False])
def test_programs_are_told_in_every_way_they_read(client: Client, may_train: bool) -> None:
    draft = making.draft(may_train=may_train)
    media = making.processed(making.upload(draft))
    work = publish(draft=draft, by=draft.author, now=timezone.now()).contribution
    address = work.get_absolute_url()
    reserved = "0" if may_train else "1"
    file = media.renditions.all()[0].file.url
    for path in (address, f"{address}credits/", f"{address}credits.json", file):
        assert client.get(path).headers["TDM-Reservation"] == reserved, path
    assert ('content="noai, noimageai"' in client.get(address).content.decode()) != may_train
    rules = client.get("/.well-known/tdmrep.json").json()
    assert ({"location": address, "tdm-reservation": 0} in rules) == may_train
    assert rules[-1]["location"] == "/"
    assert rules[-1]["tdm-reservation"] == 1
    robots = client.get("/robots.txt")
    assert robots.headers["Content-Type"].startswith("text/plain")
    assert ("User-agent: GPTBot" in robots.content.decode()) != may_train


def test_where_some_allow_it_and_some_forbid_it_only_theirs_is_allowed(client: Client) -> None:
    open_work = builders.work("ada").contribution
    Contribution.objects.update(may_train=True)
    builders.work("ben")
    rules = client.get("/robots.txt").content.decode().split("User-agent: AI2Bot")[1]
    assert f"Allow: {open_work.get_absolute_url()}\nDisallow: /\n" in rules
    assert client.get("/").headers["TDM-Reservation"] == "1"
    assert client.get("/").headers["TDM-Policy"] == "http://127.0.0.1:8000/help/rights/"
