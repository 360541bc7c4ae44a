from __future__ import annotations

import json
import time

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from accounts.models import User
from hitrecord.demo.second_factor import codes, give
from tests import builders

pytestmark = pytest.mark.django_db
PASSWORD = "a lamp that walks"


@pytest.fixture
def ben() -> User:
    ben = User.objects.create_user("ben@studio.example", PASSWORD, handle="ben")
    EmailAddress.objects.create(user=ben, email=ben.email, verified=True, primary=True)
    return ben


def sign_in(client: Client, user: User) -> str:
    """Where the password leads."""
    words = {"login": user.email, "password": PASSWORD}
    return client.post(reverse("account_login"), words)["Location"]


def confirm(client: Client) -> None:
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


def code_of(user: User) -> str:
    return codes([user.email])[user.email]


def set_up(client: Client, user: User) -> None:
    """An app, through the pages."""
    sign_in(client, user)
    confirm(client)
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    answer = client.post(reverse("mfa_activate_totp"), {"code": code})
    assert answer["Location"] == reverse("mfa_view_recovery_codes")


def test_ben_sets_up_an_app_and_is_asked_for_its_code_from_then_on(
    client: Client, ben: User
) -> None:
    set_up(client, ben)
    other = Client()
    assert sign_in(other, ben) == reverse("mfa_authenticate")
    assert other.get(reverse("settings")).status_code == 302
    wrong = other.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "That did not fit" in wrong.content.decode()
    give(ben)
    assert other.post(reverse("mfa_authenticate"), {"code": code_of(ben)}).status_code == 302
    assert other.get(reverse("settings")).status_code == 200


def test_a_code_opens_once(client: Client, ben: User) -> None:
    give(ben)
    code = code_of(ben)
    for window, status in ((client, 302), (Client(), 200)):
        sign_in(window, ben)
        assert window.post(reverse("mfa_authenticate"), {"code": code}).status_code == status


def test_a_recovery_code_opens_once_when_the_telephone_is_lost(client: Client, ben: User) -> None:
    set_up(client, ben)
    page = client.get(reverse("mfa_view_recovery_codes"))
    code = page.context["unused_codes"][0]
    assert code in page.content.decode()
    assert code in client.get(reverse("mfa_download_recovery_codes")).content.decode()
    for status in (302, 200):
        other = Client()
        sign_in(other, ben)
        assert other.post(reverse("mfa_authenticate"), {"code": code}).status_code == status


@pytest.mark.django_db(transaction=True)
def test_whoever_uses_recovery_codes_hears_how_many_are_left_and_the_owner_of_each_by_mail(
    client: Client, ben: User
) -> None:
    set_up(client, ben)
    *first, last = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
    mail.outbox.clear()
    said = []
    for code in (*first, last):
        other = Client()
        sign_in(other, ben)
        other.post(reverse("mfa_authenticate"), {"code": code})
        said.append(other.get(reverse("settings")).content.decode())
    assert "is used up. 9 are left." in said[0]
    assert "is used up. 1 is left." in said[-2]
    assert "That was your last recovery code." in said[-1]
    assert [letter.subject for letter in mail.outbox] == ["A recovery code was used"] * len(said)


def test_setting_up_needs_the_password_once_more(client: Client, ben: User) -> None:
    sign_in(client, ben)
    for name in ("mfa_activate_totp", "mfa_add_webauthn", "mfa_generate_recovery_codes"):
        answer = client.get(reverse(name))
        assert answer["Location"].startswith(reverse("account_reauthenticate"))


@pytest.mark.django_db(transaction=True)
def test_a_change_is_told_by_mail_in_our_words_and_ends_the_other_sessions(
    client: Client, ben: User
) -> None:
    other = Client()
    sign_in(other, ben)
    assert other.get(reverse("settings")).status_code == 200
    set_up(client, ben)
    letter = next(m for m in mail.outbox if "app" in m.subject)
    assert letter.subject == "Codes from an app are asked for now"
    assert reverse("account_reset_password") in str(letter.body)
    assert isinstance(letter, mail.EmailMultiAlternatives)
    assert "<table" in str(letter.alternatives[0])
    assert other.get(reverse("settings")).status_code == 302
    assert client.get(reverse("settings")).status_code == 200


def test_secrets_lie_encrypted_and_another_key_reads_nothing(
    client: Client, ben: User, settings: Settings
) -> None:
    give(ben)
    kept = Authenticator.objects.get(user=ben).data["secret"]
    secret = get_adapter().decrypt(kept)
    assert secret not in kept
    settings.SECRET_KEY = "another" * 10
    assert get_adapter().decrypt(kept) != secret
    assert get_adapter().decrypt(kept) != get_adapter().decrypt(kept)


HOSTILE = ["", "{", "[]", "null", "7", '"x"', "{}", '{"response": []}', '{"id": 1, "response": 7}']
LONG = '{"a": ' + "1" * 5000 + "}"
DEEP = json.dumps({"response": {"userHandle": "eA", "clientDataJSON": "e30"}, "id": "AA"})


@pytest.mark.parametrize("credential", [*HOSTILE, LONG, DEEP, "[" * 5000])
def test_no_passkey_that_a_program_makes_up_breaks_anything(
    client: Client, ben: User, credential: str
) -> None:
    Authenticator.objects.create(user=ben, type=Authenticator.Type.TOTP, data={"secret": "x"})
    client.get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"})
    alone = client.post(reverse("mfa_login_webauthn"), {"credential": credential})
    assert alone["Location"] == reverse("account_login")
    sign_in(client, ben)
    client.get(reverse("mfa_authenticate"))
    second = client.post(reverse("mfa_authenticate"), {"credential": credential})
    assert second.status_code == 200
    client.force_login(ben)
    confirm(client)
    client.get(reverse("mfa_add_webauthn"))
    added = client.post(reverse("mfa_add_webauthn"), {"credential": credential, "name": "x" * 999})
    assert added.status_code == 200


def test_the_admin_opens_for_staff_with_a_second_factor_only(
    client: Client, settings: Settings
) -> None:
    settings.STAFF_SECOND_FACTOR = True
    paula = builders.staff("paula")
    give(paula)
    client.force_login(paula)
    assert client.get(reverse("admin:index")).status_code == 200
    Authenticator.objects.all().delete()
    refused = client.get(reverse("admin:index"))
    assert refused.status_code == 403
    assert "Staff sign in with a second step." in refused.content.decode()
    assert reverse("mfa_index") in refused.content.decode()
    settings.STAFF_SECOND_FACTOR = False
    assert client.get(reverse("admin:index")).status_code == 200


def test_recovery_codes_alone_are_no_second_factor(client: Client, settings: Settings) -> None:
    settings.STAFF_SECOND_FACTOR = True
    paula = builders.staff("paula")
    give(paula)
    Authenticator.objects.update(type=Authenticator.Type.RECOVERY_CODES)
    client.force_login(paula)
    assert client.get(reverse("admin:index")).status_code == 403


def test_the_admin_has_no_door_of_its_own(client: Client, ben: User) -> None:
    answer = client.get(reverse("admin:index"), follow=True)
    assert answer.redirect_chain[-1][0].startswith(reverse("account_login"))
    client.force_login(ben)
    assert client.get(reverse("admin:index"), follow=True).status_code == 403


def test_a_passkey_that_is_not_known_is_not_called_a_code(client: Client, ben: User) -> None:
    give(ben)
    client.get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"})
    alone = client.post(reverse("mfa_login_webauthn"), {"credential": DEEP}, follow=True)
    sign_in(client, ben)
    client.get(reverse("mfa_authenticate"))
    second = client.post(reverse("mfa_authenticate"), {"credential": DEEP})
    for page in (alone.content.decode(), second.content.decode()):
        assert "That passkey does not fit here" in page
        assert "Codes change often" not in page
