"""The page behind the link in a letter says in a sentence what is the matter."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from payouts import letters
from payouts.models import Claim, Letter
from tests import builders
from tests.payouts import guests

pytestmark = pytest.mark.django_db


def address(letter: Letter) -> str:
    return f"/claims/{letter.token}/"


def page(path: str, name: str = "") -> str:
    client = Client()
    if name:
        client.force_login(builders.user(name))
    return client.get(path).content.decode()


def test_the_mail_has_the_link_and_says_until_when(settings: object) -> None:
    letter = guests.letter()
    letters.deliver(letter.pk)
    letters.deliver(letter.pk)
    (sent,) = mail.outbox
    assert sent.to == [guests.ADDRESS]
    assert address(letter) in str(sent.body)
    assert "counts until" in str(sent.body)


def test_a_letter_whose_address_is_gone_is_not_sent() -> None:
    letter = guests.letter()
    guests.claimed(letter)
    letters.deliver(letter.pk)
    assert mail.outbox == []
    assert "address is gone" in Letter.objects.get(pk=letter.pk).reason


def test_a_visitor_is_asked_for_an_account_and_comes_back() -> None:
    letter = guests.letter()
    said = page(address(letter))
    assert "Kept for Gus Ferrer" in said
    assert "Nothing is kept yet" in said
    assert re.search(r"/accounts/signup/\?next=%2Fclaims%2F", said)
    answer = Client().post(address(letter))
    assert answer["Location"].startswith("/accounts/login/?next=/claims/")
    assert not Claim.objects.exists()


def test_who_is_signed_in_is_said_before_it_is_claimed() -> None:
    letter = guests.letter()
    guests.earned(letter.payee)
    said = page(address(letter), "ada")
    assert "You are signed in as @ada" in said
    assert "$50.00 is yours" in said
    assert "Sign out and come back" in said


def test_claiming_leads_to_the_earnings() -> None:
    letter = guests.letter()
    client = Client()
    client.force_login(builders.user("ada"))
    answer = client.post(address(letter), follow=True)
    assert answer.redirect_chain[-1][0] == "/earnings/"
    assert "It is yours" in answer.content.decode()
    assert "You claimed it" in client.get(address(letter)).content.decode()


def test_a_link_that_was_changed_leads_nowhere() -> None:
    letter = guests.letter()
    answer = Client().get(f"/claims/{letter.pk}:forged/")
    assert answer.status_code == 404
    assert "not complete" in answer.content.decode()


def test_an_old_link_says_that_nothing_is_lost() -> None:
    letter = guests.letter(now=timezone.now() - timedelta(days=61))
    said = page(address(letter), "ada")
    assert "too old" in said
    assert "what is kept stays kept" in said


def test_a_link_that_does_not_count_any_more_tells_nothing_of_whom_and_how_much() -> None:
    letter = guests.letter()
    guests.earned(letter.payee)
    assert "$50.00" in page(address(letter))
    for told in ({"replaced_at": timezone.now()}, {"expires_at": timezone.now()}):
        Letter.objects.filter(pk=letter.pk).update(
            made_at=timezone.now() - timedelta(days=61), **told
        )
        said = page(address(letter))
        assert "does not lead anywhere" in said
        assert "Gus Ferrer" not in said
        assert "$50.00" not in said
        Letter.objects.filter(pk=letter.pk).update(replaced_at=None)


def test_a_used_link_lets_another_say_that_it_was_not_them() -> None:
    letter = guests.letter()
    guests.claimed(letter)
    assert "used this link already" in page(address(letter), "ben")
    client = Client()
    client.force_login(builders.user("ben"))
    assert "Say how we can tell" in client.post(address(letter)).content.decode()
    long = "I am Gus. " * 30
    refused = client.post(address(letter), {"words": long}).content.decode()
    assert "299 characters are too many here: 280 fit." in refused
    assert f"{long}</textarea>" in refused
    client.post(address(letter), {"words": "I am Gus."})
    assert "Finance decides" in client.get(address(letter)).content.decode()


def test_a_refused_claimant_reads_the_reason() -> None:
    letter = guests.letter()
    guests.claimed(letter)
    guests.claimed(letter, "ben", "I am Gus.")
    told = {"accepted": False, "decided_at": timezone.now(), "reason": "Gus showed his passport."}
    Claim.objects.filter(by=builders.person("ben")).update(**told)
    assert "Gus showed his passport." in page(address(letter), "ben")
