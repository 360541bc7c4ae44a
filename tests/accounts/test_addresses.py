"""Another e-mail address counts when both the old and the new one agreed."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import AddressChange, Event, User
from accounts.services import addresses
from accounts.services.notices import notify
from tests import builders

pytestmark = pytest.mark.django_db
NEW = "ben@lighthouse.example"


@pytest.fixture
def ben() -> User:
    ben = builders.user("ben")
    ben.set_password(builders.PASSWORD)
    ben.save()
    EmailAddress.objects.create(user=ben, email=ben.email, verified=True, primary=True)
    return ben


def asked(ben: User, new: str = NEW) -> AddressChange:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(transaction, "on_commit", lambda do, **_how: do())
        return addresses.begin(user=ben, new=new, now=timezone.now())


def link_to(address: str) -> str:
    letter = next(sent for sent in reversed(mail.outbox) if sent.to == [address])
    found = re.search(r"/accounts/email/\S+/", str(letter.body))
    assert found
    assert found.group() in str(letter.alternatives[0][0])  # type: ignore[attr-defined]
    return found.group()


def said(client: Client, path: str, **posted: str) -> str:
    page = client.post(path, posted) if posted else client.get(path)
    return page.content.decode()


def test_an_address_changes_when_both_have_followed_their_links(ben: User) -> None:
    asked(ben)
    assert sorted(sent.to[0] for sent in mail.outbox) == [NEW, ben.email]
    old, new = link_to(ben.email), link_to(NEW)
    assert "Is this your address?" in said(Client(), new)
    assert "One yes, one to go." in said(Client(), new, yes="")
    assert User.objects.get(pk=ben.pk).email == ben.email
    assert "Yes, that was me" in said(Client(), old)
    assert "We write to the new address now." in said(Client(), old, yes="")
    assert User.objects.get(pk=ben.pk).email == NEW
    assert EmailAddress.objects.get(user=ben).email == NEW
    assert mail.outbox[-1].to == [ben.email]
    assert "We write to another address from now on" in mail.outbox[-1].subject
    assert "We write to the new address now." in said(Client(), new, yes="")


def test_a_member_asks_on_the_page_with_the_password_and_sees_who_agreed(
    ben: User, client: Client, django_capture_on_commit_callbacks: type
) -> None:
    client.force_login(ben)
    path = reverse("account_email")
    assert "We write to ben@studio.example." in said(client, path)
    door = client.post(path, {"email": NEW})["Location"]
    assert door.startswith(reverse("account_reauthenticate"))
    assert not AddressChange.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(door, {"password": builders.PASSWORD})
    page = said(client, path)
    assert f"On the way to {NEW}" in page
    said(Client(), link_to(NEW), yes="")
    assert "has agreed" in said(client, path)
    client.post(path, {"stop": ""})
    assert f"On the way to {NEW}" not in said(client, path)
    assert Client().get(link_to(ben.email)).status_code == 410


def test_whoever_sits_at_an_open_session_does_not_get_the_account(
    ben: User, client: Client
) -> None:
    client.post(reverse("account_login"), {"login": ben.email, "password": builders.PASSWORD})
    assert client.get("/settings/profile/").status_code == 200
    asked(ben, "thief@elsewhere.example")
    said(Client(), link_to("thief@elsewhere.example"), yes="")
    page = said(Client(), link_to(ben.email), stop="")
    assert "Choose a new password" in page
    assert User.objects.get(pk=ben.pk).email == "ben@studio.example"
    assert client.get("/settings/profile/").status_code == 302
    assert "Nothing has changed." in said(Client(), link_to("thief@elsewhere.example"), yes="")


def test_what_is_about_money_goes_to_the_old_address_meanwhile(ben: User) -> None:
    from accounts import mailing

    asked(ben)
    said(Client(), link_to(NEW), yes="")
    notify(
        recipients=[ben],
        event=Event.PAID,
        subject="Money was sent to you",
        url="/earnings/",
        target=ben,
        key="paid",
    )
    mailing.deliver(ben.notices.get().mail.get().pk)
    assert mail.outbox[-1].to == ["ben@studio.example"]


def test_old_links_end_in_a_sentence(ben: User) -> None:
    change = asked(ben)
    AddressChange.objects.filter(pk=change.pk).update(
        begun_at=timezone.now() - timedelta(days=3, minutes=1)
    )
    old = link_to(ben.email)
    assert Client().get(old).status_code == 410
    assert "The links counted for three days." in said(Client(), old, yes="")
    assert "This link does not count." in said(Client(), old[:-4] + "abc/")
    assert "This link does not count." in said(Client(), "/accounts/email/1.old:abc/")
    assert User.objects.get(pk=ben.pk).email == "ben@studio.example"


def test_links_of_a_change_that_was_begun_anew_do_nothing(ben: User) -> None:
    asked(ben, "mistyped@lighthouse.example")
    first = link_to(ben.email)
    asked(ben)
    assert "stopped, or begun anew" in said(Client(), first, yes="")
    assert AddressChange.objects.get(new=NEW).old_agreed_at is None


def test_an_address_that_has_an_account_gets_no_link_and_nobody_learns_of_it(ben: User) -> None:
    asked(ben, builders.user("cleo").email)
    letter = next(sent for sent in mail.outbox if sent.to == ["cleo@studio.example"])
    assert "already have an account" in letter.subject
    assert "/accounts/email/" not in str(letter.body)


def test_an_address_that_got_an_account_meanwhile_stays_with_it(ben: User) -> None:
    asked(ben)
    said(Client(), link_to(NEW), yes="")
    User.objects.filter(pk=builders.user("dan").pk).update(email=NEW)
    assert "Nothing has changed." in said(Client(), link_to(ben.email), yes="")
    assert User.objects.get(pk=ben.pk).email == "ben@studio.example"


def test_where_the_old_address_takes_no_mail_the_new_one_is_enough(ben: User) -> None:
    ben.unreached_address = ben.email
    ben.save()
    asked(ben)
    assert [sent.to for sent in mail.outbox] == [[NEW]]
    assert "We write to the new address now." in said(Client(), link_to(NEW), yes="")
    assert User.objects.get(pk=ben.pk).email == NEW


def test_five_times_a_day_is_enough_and_the_same_address_is_none(ben: User) -> None:
    with pytest.raises(ValidationError, match="already"):
        asked(ben, "BEN@studio.example")
    for number in range(5):
        asked(ben, f"ben-{number}@lighthouse.example")
    with pytest.raises(ValidationError, match="five times"):
        asked(ben)
    assert AddressChange.objects.open(timezone.now()).get().new == "ben-4@lighthouse.example"


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("a_member_changes_one_address_at_a_time", [{}, {}]),
        ("an_address_changes_when_both_agreed", [{"finished_at": timezone.now()}]),
        (
            "an_address_changes_when_both_agreed",
            [{"finished_at": timezone.now(), "new_agreed_at": timezone.now()}],
        ),
        (
            "a_change_of_address_is_finished_or_stopped",
            [
                {
                    "finished_at": timezone.now(),
                    "stopped_at": timezone.now(),
                    "new_agreed_at": timezone.now(),
                    "old_agreed_at": timezone.now(),
                }
            ],
        ),
    ],
)
def test_rows_that_cannot_be(ben: User, name: str, facts: list[dict[str, object]]) -> None:
    rows = [AddressChange(user=ben, old=ben.email, new=NEW, **fact) for fact in facts]
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        AddressChange.objects.bulk_create(rows)
