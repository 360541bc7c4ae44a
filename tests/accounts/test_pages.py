import re
from html import unescape
from urllib.parse import urlencode

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core import mail
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from accounts.forms.plain import ChangePasswordForm
from accounts.models import AuditRecord, Event, Notice, User
from accounts.services import audit
from accounts.services.notices import notify
from tests import builders

pytestmark = pytest.mark.django_db

ADA = {
    "credit_name": "Ada Brandt",
    "email": "ada@example.org",
    "password1": "the harbour at night",
    "born": "1990-02-28",
    "accord": "1",
}


def test_ada_signs_up_verifies_her_address_picks_skills_and_lands_on_calls(client: Client) -> None:
    client.post(reverse("account_signup"), ADA)
    ada = User.objects.get(email="ada@example.org")
    assert ada.handle == "ada-brandt"
    assert ada.person.credit_name == "Ada Brandt"

    link = re.search(r"/accounts/confirm-email/\S+", str(mail.outbox[0].body))
    assert link
    assert "and you are in" in client.get(link.group()).content.decode()
    # In the browser that opens mails nobody is signing in: there the password is asked for next.
    elsewhere = Client().get(link.group()).content.decode()
    assert "and it is yours" in elsewhere
    assert "and you are in" not in elsewhere
    confirmed = client.post(link.group())
    assert confirmed["Location"] == reverse("welcome")
    assert EmailAddress.objects.get(user=ada).verified

    client.force_login(ada)
    poetry = builders.skill("Poetry")
    answer = client.post(reverse("welcome"), {"skills": [poetry.pk]})
    assert answer["Location"] == reverse("calls")
    assert list(ada.skills.all()) == [poetry]


@pytest.mark.parametrize("name", ["account_signup", "account_reset_password"])
def test_a_mail_about_an_account_comes_from_us_in_text_and_in_html(
    client: Client, name: str, settings: Settings
) -> None:
    settings.SITE_NAME = "Lighthouse & Sons"
    client.post(reverse(name), ADA)
    letter = mail.outbox[0]
    assert isinstance(letter, mail.EmailMultiAlternatives)
    html = str(letter.alternatives[0][0])
    assert "Lighthouse & Sons" in str(letter.body)
    assert "Lighthouse &amp; Sons" in html
    link = re.search(r"http\S+/accounts/\S+", str(letter.body))
    assert link
    assert f'href="{link.group()}"' in html
    assert "testserver!" not in str(letter.body)


def test_a_forgotten_password_is_replaced_by_the_link_in_the_mail(client: Client) -> None:
    ben = User.objects.create_user("ben@example.org", "a password of ben", handle="ben")
    EmailAddress.objects.create(user=ben, email=ben.email, verified=True, primary=True)
    client.post(reverse("account_reset_password"), {"email": ben.email})
    link = re.search(r"/accounts/password/reset/key/\S+", str(mail.outbox[0].body))
    assert link
    page = client.get(link.group(), follow=True)
    assert "A new password." in page.content.decode()
    done = client.post(
        page.redirect_chain[-1][0],
        {"password1": "the harbour at noon", "password2": "the harbour at noon"},
        follow=True,
    )
    assert "Your password is changed." in done.content.decode()
    assert client.login(email=ben.email, password="the harbour at noon")
    again = Client().get(link.group(), follow=True).content.decode()
    assert "This link no longer works." in again
    assert "Send me a new link" in again


def test_the_password_is_changed_in_the_settings(client: Client) -> None:
    ben = User.objects.create_user("ben@example.org", "a password of ben", handle="ben")
    EmailAddress.objects.create(user=ben, email=ben.email, verified=True, primary=True)
    assert client.login(email=ben.email, password="a password of ben")
    again = "the harbour at noon"
    words = {"oldpassword": "a password of ben", "password1": again, "password2": again}
    wrong = client.post(reverse("account_change_password"), words | {"password2": "the tide"})
    assert "Passwords are never sent back" in wrong.content.decode()
    client.post(reverse("account_change_password"), words)
    assert Client().login(email=ben.email, password="the harbour at noon")


def test_an_address_that_is_taken_is_not_told_to_strangers(client: Client) -> None:
    ben = User.objects.create_user("ben@example.org", "a password of ben", handle="ben")
    EmailAddress.objects.create(user=ben, email=ben.email, verified=True, primary=True)
    known = client.post(reverse("account_signup"), ADA | {"email": "ben@example.org"})
    unknown = Client().post(reverse("account_signup"), ADA)
    assert known.status_code == unknown.status_code == 302
    assert known["Location"] == unknown["Location"]


def test_a_taken_address_costs_the_same_work_as_a_new_one(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a clock: the one thing that takes long is done as often."""
    ben = User.objects.create_user("ben@example.org", "a password of ben", handle="ben")
    EmailAddress.objects.create(user=ben, email=ben.email, verified=True, primary=True)
    hashed: list[str] = []
    encode = Argon2PasswordHasher.encode

    def counted(self: Argon2PasswordHasher, password: str, salt: str) -> str:
        hashed.append(password)
        return encode(self, password, salt)

    monkeypatch.setattr(Argon2PasswordHasher, "encode", counted)
    client.post(reverse("account_signup"), ADA | {"email": "ben@example.org"})
    assert hashed == [ADA["password1"]]
    Client().post(reverse("account_signup"), ADA)
    assert hashed == [ADA["password1"]] * 2
    ben.refresh_from_db()
    assert ben.check_password("a password of ben")


def test_two_people_of_one_name_get_two_handles(client: Client) -> None:
    client.post(reverse("account_signup"), ADA)
    Client().post(reverse("account_signup"), ADA | {"email": "other@example.org"})
    handles = User.objects.values_list("handle", flat=True)
    assert sorted(handles) == ["ada-brandt", "ada-brandt-2"]


def test_a_wrong_login_says_so_on_the_same_page_and_keeps_the_address(client: Client) -> None:
    page = client.post(reverse("account_login"), {"login": "ada@example.org", "password": "wrong"})
    assert page.status_code == 200
    assert "ada@example.org" in page.content.decode()
    assert "notice error" in page.content.decode()


def test_a_handle_that_somebody_has_is_refused_and_the_rest_kept(client: Client) -> None:
    builders.user("ben")
    ada = builders.user("ada")
    client.force_login(ada)
    page = client.post(
        reverse("settings"), {"credit_name": "Ada B.", "handle": "ben", "bio": "Night bus poet"}
    )
    assert "Somebody already has this handle." in page.content.decode()
    assert "Night bus poet" in page.content.decode()
    ada.refresh_from_db()
    assert ada.handle == "ada"


def test_the_inbox_shows_my_notices_and_nobody_elses(client: Client) -> None:
    for name in ("ada", "ben"):
        notify(
            recipients=[builders.user(name)],
            event=Event.REMIXED,
            subject=f"for {name} alone",
            url="/",
            target=builders.user(name),
            key=f"remixed:{name}",
        )
    client.force_login(builders.user("ada"))
    page = client.get(reverse("notices")).content.decode()
    assert "for ada alone" in page
    assert "for ben alone" not in page
    bens = Notice.objects.get(recipient=builders.user("ben"))
    assert client.get(reverse("notice", args=[bens.pk])).status_code == 404

    client.post(reverse("read_notices"))
    assert Notice.objects.of(builders.user("ada")).unread().count() == 0
    assert Notice.objects.of(builders.user("ben")).unread().count() == 1


def test_a_form_in_another_character_set_is_refused_and_leaves_nothing_behind(
    client: Client,
) -> None:
    answer = client.post(
        reverse("account_signup"),
        "credit_name=\\ud800&email=ada@example.org&password1=the+harbour+at+night",
        content_type="application/x-www-form-urlencoded; charset=unicode_escape",
    )
    assert answer.status_code == 400
    assert not User.objects.exists()


def test_every_user_has_a_person(client: Client) -> None:
    client.post(reverse("account_signup"), ADA)
    assert User.objects.filter(person=None).count() == 0
    assert User.objects.create_superuser("olga@example.org", "pw", handle="olga").person


def test_the_audit_log_is_append_only() -> None:
    ada = builders.user("ada")
    audit.record(actor=ada, action="tried", target=ada, reason="to see")
    for change in (AuditRecord.objects.all().delete, lambda: AuditRecord.objects.update(reason="")):
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            change()


def test_nor_is_it_emptied() -> None:
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        connection.cursor().execute("TRUNCATE accounts_auditrecord CASCADE")


def test_no_field_says_its_label_twice_and_labels_are_sentences(client: Client) -> None:
    for address in ("/accounts/login/", "/accounts/signup/", "/accounts/password/reset/"):
        assert "placeholder=" not in client.get(address).content.decode()
    page = ChangePasswordForm(builders.user("ada")).as_p()
    assert "New password once more" in page
    assert "Current password" in page
    assert "Please fill this in." in client.post("/accounts/login/", {}).content.decode()


def test_whoever_is_asked_once_more_reads_each_label_once(client: Client) -> None:
    ada = builders.user("ada")
    client.force_login(ada)
    assert "placeholder=" not in client.get("/accounts/reauthenticate/").content.decode()
    TOTP.activate(ada, generate_totp_secret())
    page = client.get("/accounts/2fa/reauthenticate/").content.decode()
    assert 'name="code"' in page
    assert "placeholder=" not in page


def test_a_link_opened_in_another_browser_leads_where_she_wanted_to_go(client: Client) -> None:
    work = builders.work("ben").contribution
    stop = f"{work.get_absolute_url()}#comment"
    client.post(reverse("account_signup"), ADA | {"next": stop})
    link = re.search(r"/accounts/confirm-email/\S+", str(mail.outbox[0].body))
    assert link
    phone = Client()
    page = phone.get(link.group()).content.decode()
    found = re.search('name="next" value="([^"]+)"', page)
    assert found
    door = phone.post(link.group().partition("?")[0], {"next": unescape(found[1])})["Location"]
    assert door == f"{reverse('account_login')}?{urlencode({'next': stop})}"
    who = {"login": ADA["email"], "password": ADA["password1"], "next": stop}
    assert phone.post(door, who)["Location"] == stop


def test_a_stop_elsewhere_is_none(client: Client) -> None:
    client.post(reverse("account_signup"), ADA | {"next": "https://evil.example/"})
    assert "next=" not in str(mail.outbox[0].body)


def test_whoever_asks_for_a_second_link_within_three_minutes_is_told(client: Client) -> None:
    client.post(reverse("account_signup"), ADA)
    who = {"login": ADA["email"], "password": ADA["password1"]}
    page = Client().post(reverse("account_login"), who, follow=True).content.decode()
    assert "less than three minutes ago" in page
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(("zone", "kept"), [("Europe/Lisbon", "Europe/Lisbon"), ("Moon/Sea", "")])
def test_her_browsers_zone_is_hers_until_she_says_otherwise(
    client: Client, zone: str, kept: str
) -> None:
    client.post(reverse("account_signup"), ADA | {"zone": zone})
    assert User.objects.get().time_zone == kept


def test_what_is_wrong_with_signing_in_and_what_a_password_needs_is_said_once(
    client: Client,
) -> None:
    wrong = {"login": "nobody@example.org", "password": "the harbour at night"}
    page = client.post(reverse("account_login"), wrong).content.decode()
    assert page.count("Check the address and the password") == 1
    assert "not correct" not in page
    assert "Ten characters or more" in client.get(reverse("account_signup")).content.decode()


def test_a_profile_that_was_changed_in_another_window_is_not_written_over(client: Client) -> None:
    client.force_login(builders.user("ada"))
    address = reverse("settings")
    opened = client.get(address).context["form"]["seen"].value()
    typed = {"credit_name": "Ada", "handle": "ada", "bio": "I draw.", "seen": opened}
    assert client.post(address, typed).status_code == 302
    late = client.post(address, typed | {"bio": "", "open_to": "Songs"})
    said = late.content.decode()
    assert "changed in another window" in said
    assert "I draw." in said
    assert "Songs" in said
    assert User.objects.get(handle="ada").bio == "I draw."
    again = late.context["form"]["seen"].value()
    assert client.post(address, typed | {"open_to": "Songs", "seen": again}).status_code == 302
    assert User.objects.get(handle="ada").open_to == "Songs"
